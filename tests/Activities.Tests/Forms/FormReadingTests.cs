using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Forms.Viewing;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;

namespace CanBo.Activities.Tests.Forms;

public sealed class FormReadingTests
{
    private static readonly FormContext Staff = new(RulePackageJson.Shipped("D335").Score, IsLeader: false, []);

    [Fact]
    public void Eleven_months_of_90_and_one_of_89_are_exactly_below_the_band()
    {
        var values = Months(_ => "90");
        values.Set("months/12/score", "89");

        var reading = FormReading.Of(Shipped("D335-M02"), values, Staff);

        reading.Errors.ShouldBeEmpty();
        reading.Score.ShouldBe(new Fraction(1079, 12));
        Staff.Scheme.RatingOf(reading.Score!.Value).ShouldBe(Rating.TOT);
    }

    [Fact]
    public void Months_come_as_list_by_number_or_alone_and_with_point_or_comma()
    {
        string[] texts =
        [
            """{"months":[{"month":1,"score":"89,5","note":""},{"month":2,"score":89.5},{"month":3,"score":"89.5"}]}""",
            """{"months":{"1":"89,5","2":89.5,"3":{"score":"89.5"}}}""",
        ];
        foreach (var text in texts)
        {
            var values = RawValues.Parse(text);
            for (var month = 4; month <= 12; month++)
                values.Set($"months/{month}/note", "Nghỉ thai sản");
            values.Set("selfRating", "tot");

            var reading = FormReading.Of(Shipped("D335-M02"), values, Staff);

            reading.Errors.ShouldBeEmpty();
            reading.Score.ShouldBe(new Fraction(179, 2));
            reading.Rating.ShouldBe(Rating.TOT);
            reading.Answer["months"]!.AsArray().Count.ShouldBe(12);
        }
    }

    [Fact]
    public void A_month_left_out_needs_a_reason()
    {
        var values = Months(_ => "80");
        values.Set("months/7/score", " ");

        var reading = FormReading.Of(Shipped("D335-M02"), values, Staff);

        reading.Errors.ShouldBe([new FieldError("months/7/score", reading.Errors[0].Message)]);
        reading.Errors[0].Message.InVietnamese.ShouldBe("Tháng 7: nhập điểm từ 0 đến 100, hoặc bỏ trống và ghi lý do không làm việc.");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("100,5")]
    [InlineData("chín mươi")]
    [InlineData("1e2")]
    public void What_is_no_number_from_0_to_100_is_named_with_what_stands_there(string typed)
    {
        var values = Months(_ => "80");
        values.Set("months/2/score", typed);

        var reading = FormReading.Of(Shipped("D335-M02"), values, Staff);

        reading.Errors.ShouldHaveSingleItem().Message.InVietnamese.ShouldBe($"Tháng 2: nhập điểm từ 0 đến 100 (đang là {typed}).");
    }

    [Fact]
    public void A_score_table_gives_the_exact_total_of_the_vector_of_ten_units()
    {
        var reading = FormReading.Of(Shipped("D335-M01"), Table(), Staff);

        reading.Errors.ShouldBeEmpty();
        reading.Score.ShouldBe(27 + new Fraction(28, 30) * 70);
        reading.Answer["score"]!["total"]!.GetValue<string>().ShouldBe("277/3");
        var view = ScoreView.Of(Shipped("D335-M01").Fields.First(), Table(), Staff);
        view.Total.ShouldBe(reading.Score);
        view.Lines.Select(l => l.Value).ShouldBe(["100\u00A0%", "90\u00A0%", "90\u00A0%", "65,33"]);
    }

    [Fact]
    public void A_leader_also_answers_for_unit_organising_and_unity()
    {
        var values = Table();
        var leader = Staff with { IsLeader = true };

        FormReading.Of(Shipped("D335-M01"), values, leader).Errors.Select(e => e.Field)
            .ShouldBe(["score/marks/unitResult", "score/marks/organising", "score/marks/unity"]);

        values.Set("score/marks/unitResult", "partial");
        values.Set("score/marks/organising", "full");
        values.Set("score/marks/unity", "full");
        FormReading.Of(Shipped("D335-M01"), values, leader).Score.ShouldBe(27 + (new Fraction(28, 10) + new Fraction(5, 2)) / 6 * 70);
    }

    [Fact]
    public void A_product_without_evidence_needs_a_reason_and_points_stay_below_their_maximum()
    {
        var values = Table();
        values.Set("score/products/2/note", "");
        values.Set("score/criteria/II.3", "25");

        var reading = FormReading.Of(Shipped("D335-M01"), values, Staff);

        reading.Errors.Select(e => $"{e.Field}: {e.Message.InVietnamese}").ShouldBe(
            ["score/criteria/II.3: Nhập điểm từ 0 đến 2,5.", "score/products/2/files: Thêm ít nhất một minh chứng, hoặc ghi lý do không có."]);
        FormReading.Of(Shipped("D335-M01"), values, Staff with { Files = ["score/products/2"] }).Errors.ShouldHaveSingleItem().Field.ShouldBe("score/criteria/II.3");
    }

    [Fact]
    public void A_hidden_field_is_neither_missed_nor_kept()
    {
        var form = FormJson.Read("""
            {"code":"x","version":1,"title":{"vietnamese":"Phiếu","english":"Sheet"},
             "parts":[{"name":"a","title":{"vietnamese":"Phần","english":"Part"},"fields":[
               {"name":"rating","kind":"Rating","label":{"vietnamese":"Mức","english":"Rating"},"required":true},
               {"name":"why","kind":"LongText","label":{"vietnamese":"Lý do","english":"Reason"},"required":true,"showIf":{"field":"rating","is":"KHT"}}]}]}
            """);

        var hidden = FormReading.Of(form, RawValues.Parse("""{"rating":"TOT","why":"thừa"}"""), Staff);
        var shown = FormReading.Of(form, RawValues.Parse("""{"rating":"KHT"}"""), Staff);

        hidden.Errors.ShouldBeEmpty();
        hidden.Answer.ContainsKey("why").ShouldBeFalse();
        shown.Errors.ShouldHaveSingleItem().Field.ShouldBe("why");
    }

    [Fact]
    public void A_draft_keeps_what_was_typed_and_an_answer_reads_as_a_draft_again()
    {
        var typed = Table();
        typed.Set("score/criteria/I.1", "năm?");
        RawValues.Parse(typed.ToText()).All.ShouldBe(typed.All);

        var answer = FormReading.Of(Shipped("D335-M01"), Table(), Staff).Answer.ToJsonString();

        FormReading.Of(Shipped("D335-M01"), RawValues.Parse(answer), Staff).Answer.ToJsonString().ShouldBe(answer);
    }

    [Fact]
    public void Text_is_composed_and_loses_what_nobody_can_see()
    {
        var values = RawValues.Empty;

        values.Set("a", "Tie\u0302\u0301n đo\u0323\u0302\r\nhai\u0000\u0007\uD800");

        values["a"].ShouldBe("Tiến độ\nhai");
    }

    private static Form Shipped(string code) => FormJson.Read(ShippedDocuments.All().Single(d => d.Kind == DocumentKind.Form && d.Code == code).Json);

    private static RawValues Months(Func<int, string> score)
    {
        var values = RawValues.Empty;
        for (var month = 1; month <= 12; month++)
            values.Set($"months/{month}/score", score(month));
        values.Set("selfRating", "TOT");
        return values;
    }

    // domain.md §3.2: 10 units, one product of 4 failed one review, one of 2 was late twice; 27 general points.
    private static RawValues Table() => RawValues.Parse("""
        {"score":{
          "criteria":{"I.1":"4,5","I.2":5,"II.1":"2,5","II.2":"2,5","II.3":2,"II.4":2,"III.1":"2,5","III.2":2,"III.3":2,"III.4":2},
          "products":[
            {"name":"Thẩm định hồ sơ","assigned":4,"completed":4,"failedReviews":1,"note":"Lưu tại phòng"},
            {"name":"Kế hoạch duy tu","assigned":2,"completed":2,"lateEvents":2,"note":"Lưu tại phòng"},
            {"name":"Trả lời kiến nghị","assigned":4,"completed":4,"note":"Lưu tại phòng"}]},
         "selfRating":"XS"}
        """);
}
