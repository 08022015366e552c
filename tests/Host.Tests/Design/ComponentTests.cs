using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;
using CanBo.Host.Design;

namespace CanBo.Host.Tests.Design;

public sealed class ComponentTests(DesignSite site) : IClassFixture<DesignSite>
{
    private static readonly FormErrors Wrong = new(
    [
        new FieldError("criteria[5].score", new Sentence("Nhập từ {0} đến {1}.", ["0", "2,5"])),
        new FieldError("", new Sentence("Thiếu sản phẩm.", [])),
    ]);

    [Fact]
    public async Task The_error_summary_leads_to_the_field_and_takes_the_focus()
    {
        var html = await site.RenderAsync<ErrorSummary>(new { Errors = Wrong });

        html.ShouldContain("Có 2 chỗ cần sửa");
        html.ShouldContain("href=\"#f-criteria-5--score\"");
        html.ShouldContain("Nhập từ 0 đến 2,5.");
        html.ShouldContain("<span>Thiếu sản phẩm.</span>");
        html.ShouldContain("role=\"alert\" tabindex=\"-1\" autofocus");
    }

    [Fact]
    public async Task Without_errors_there_is_no_summary() =>
        (await site.RenderAsync<ErrorSummary>(new { Errors = FormErrors.None })).Trim().ShouldBeEmpty();

    [Fact]
    public async Task A_wrong_field_keeps_what_was_typed_and_says_what_to_do()
    {
        var html = await site.RenderAsync<Field>(new { Name = "criteria[5].score", Label = "Phối hợp", Kind = FieldKind.Number, Value = "25", Errors = Wrong });

        html.ShouldContain("<label for=\"f-criteria-5--score\">Phối hợp");
        html.ShouldContain("id=\"f-criteria-5--score\"");
        html.ShouldContain("name=\"criteria[5].score\"");
        html.ShouldContain("value=\"25\"");
        html.ShouldContain("inputmode=\"decimal\"");
        html.ShouldContain("aria-invalid=\"true\"");
        html.ShouldContain("aria-describedby=\"f-criteria-5--score-errors\"");
    }

    [Fact]
    public async Task A_long_text_keeps_an_empty_first_line()
    {
        var html = await site.RenderAsync<Field>(new { Name = "text", Label = "Ưu điểm", Kind = FieldKind.LongText, Value = "\nHai dòng" });

        // Browsers drop one line break after the tag, so one more stands there.
        html.ReplaceLineEndings("\n").ShouldContain(">\n\nHai dòng</textarea>");
    }

    [Fact]
    public async Task Nothing_is_chosen_beforehand()
    {
        Choice[] options = [new("XS", "Xuất sắc", "Dùng một chỗ"), new("TOT", "Tốt")];

        var open = await site.RenderAsync<Pick>(new { Name = "rating", Legend = "Mức nào?", Options = options });
        var chosen = await site.RenderAsync<Pick>(new { Name = "rating", Legend = "Mức nào?", Options = options, Value = "TOT" });

        open.ShouldNotContain("checked");
        open.ShouldContain("<small>Dùng một chỗ</small>");
        chosen.ShouldContain("value=\"TOT\" checked");
    }

    [Theory]
    [InlineData(-2, "chip late", "Quá hạn 2 ngày")]
    [InlineData(-1, "chip late", "Quá hạn 1 ngày")]
    [InlineData(0, "chip soon", "Hạn hôm nay")]
    [InlineData(1, "chip soon", "Còn 1 ngày")]
    [InlineData(4, "chip", "Hạn thứ Hai, 14/12/2026")]
    public async Task A_due_chip_tells_its_state_in_words(int days, string look, string words)
    {
        var today = new DateOnly(2026, 12, 10);

        var html = await site.RenderAsync<DueChip>(new { Due = today.AddDays(days), Today = today });

        html.ShouldContain($"<span class=\"{look}\">");
        html.ShouldContain(words);
    }

    [Fact]
    public async Task A_rating_is_a_square_and_a_word()
    {
        (await site.RenderAsync<RatingMark>(new { Rating = (Rating?)Rating.TOT, Form = RatingForm.Full }))
            .ShouldBe("<span class=\"rate tot\">Hoàn thành tốt nhiệm vụ</span>");
        (await site.RenderAsync<RatingMark>(new { Rating = (Rating?)null }, "en")).ShouldContain("none yet");
    }

    [Fact]
    public async Task The_quota_draws_taken_chosen_and_those_beyond()
    {
        var quota = new QuotaView("Còn 4 chỗ", 7, 3, 6, [new Fact("20 % của 36 là 7,2", "tối đa 7")]);

        var html = await site.RenderAsync<QuotaMeter>(new { Quota = quota });

        html.ShouldContain("aria-label=\"7 chỗ: 3 đã ký, 4 đang chọn, 0 còn trống; 2 ngoài hạn mức\"");
        Count(html, "<span class=\"u\">").ShouldBe(3);
        Count(html, "<span class=\"p\">").ShouldBe(4);
        html.ShouldContain("<span class=\"over\">+2</span>");
        html.ShouldContain("tối đa 7");
    }

    [Fact]
    public async Task Beyond_thirty_seats_the_quota_is_a_bar()
    {
        var html = await site.RenderAsync<QuotaMeter>(new { Quota = new QuotaView("Còn 6 chỗ", 40, 22, 12, []) });

        html.ShouldNotContain("<span class=\"u\">");
        html.ShouldContain("width=\"55%\"");
        html.ShouldContain("x=\"55%\" width=\"30%\"");
    }

    [Fact]
    public async Task A_distribution_shows_counts_shares_and_base_beside_its_bars()
    {
        var view = new DistributionView("2026", new RatingCounts(17, 88, 17, 2, 2));

        var html = await site.RenderAsync<DistributionBar>(new { View = view });

        html.ShouldContain("88 người, 70,97\u00A0%");
        html.ShouldContain("width=\"70.97%\"");
        html.ShouldContain("<td class=\"r\">13,71</td>");
        html.ShouldContain("Trên 124 người được xếp loại");
        html.ShouldContain("Không xếp loại: 2.");
    }

    [Fact]
    public async Task A_board_tells_count_wait_and_lateness_of_each_step()
    {
        FlowStep[] steps = [new("Tự đánh giá", 9, "lâu nhất 24 ngày", 7, "/c/1?step=a"), new("Họp", 34, null, 0, "/c/1?step=b"), new("Xong", 6, null, null, "/c/1?step=c")];

        var html = await site.RenderAsync<FlowBoard>(new { Steps = steps });

        html.ShouldContain("7 quá hạn");
        Count(html, "không quá hạn").ShouldBe(1);
        html.ShouldContain("href=\"/c/1?step=b\"");
    }

    [Fact]
    public async Task Turning_a_page_keeps_filter_and_order()
    {
        var html = await site.RenderAsync<Pager>(new { Number = 2, Size = 25, Total = 1234L }, address: "/people?q=an&page=2&sort=-name");

        html.ShouldContain("26 đến 50 trong 1.234");
        html.ShouldContain("href=\"/people?q=an&sort=-name\"");
        html.ShouldContain("href=\"/people?q=an&sort=-name&page=3\"");
        html.ShouldContain("aria-current=\"page\"");
    }

    [Theory]
    [InlineData("/people?page=4", "ascending", "/people?sort=-name")]
    [InlineData("/people?sort=-name", "descending", "/people?sort=name")]
    public async Task Sorting_is_a_link_that_starts_at_the_first_page(string address, string order, string next)
    {
        var html = await site.RenderAsync<SortLink>(new { Key = "name", Text = "Họ tên", Default = "name" }, address: address);

        html.ShouldContain($"aria-sort=\"{order}\"");
        html.ShouldContain($"href=\"{next}\"");
    }

    [Fact]
    public async Task A_column_that_is_not_sorted_by_says_nothing_of_order()
    {
        var html = await site.RenderAsync<SortLink>(new { Key = "unit", Text = "Đơn vị", Default = "name" });

        html.ShouldNotContain("aria-sort");
        html.ShouldContain("href=\"/?sort=unit\"");
    }

    [Fact]
    public async Task A_page_answers_why_when_who_sees_and_what_next()
    {
        var html = await site.RenderAsync<Asks>(new { Facts = new AskFacts("Trưởng phòng trực tiếp", "Thứ Hai", null, "Họp đơn vị") });

        html.ShouldContain("<dt>Vì sao là tôi</dt><dd>Trưởng phòng trực tiếp</dd>");
        html.ShouldContain("<dt>Hạn</dt>");
        html.ShouldNotContain("Ai xem được");
        html.ShouldContain("<dt>Sau đó</dt>");
    }

    [Fact]
    public async Task Every_component_renders_in_both_languages_without_style_or_script_in_the_page()
    {
        foreach (var address in new[] { "/dev/design", "/dev/design/form", "/dev/design/expired", "/help" })
            foreach (var language in new[] { "vi", "en" })
            {
                var html = await site.Browser(language, "Phạm Thùy Dung", "Admin").GetStringAsync(address);

                html.ShouldNotContain(" style=");
                html.ShouldNotContain("<script");
                html.ShouldNotContain("<style");
                html.ShouldNotMatch(@"\son[a-z]+=");
            }
    }

    private static int Count(string html, string part) => html.Split(part).Length - 1;
}
