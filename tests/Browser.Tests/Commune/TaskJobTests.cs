using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Procedures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Commune;

/// <summary>The pages of tasks: the monthly sheet without a mouse, the score table with products and files, an opinion, an appraisal, links that no longer lead anywhere.</summary>
[Collection(CommuneCollection.Name)]
public sealed class TaskJobTests(CommuneSite site, Chromium chromium)
{
    [Fact]
    public async Task A_sheet_is_filled_corrected_and_sent_by_keyboard_alone()
    {
        await LaunchAsync("HCC", "D335-M02");
        var page = await site.OpenAsync(chromium, "/", "SL038", 1440);
        await GoToAsync(page, page.Locator(".tasks a.t"));
        await EnterAsync(page);
        for (var month = 1; month <= 12; month++)
        {
            await GoToAsync(page, page.Locator(Input($"months/{month}/score")));
            await page.Keyboard.TypeAsync(month == 4 ? "895" : "89,5");
        }

        // Enter in a field goes on, as the red button does; the mistake is named, and all that was typed is there.
        await EnterAsync(page);
        (await page.Locator(".errsum a").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldStartWith("Tháng 4: nhập điểm từ 0 đến 100");
        (await page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("errsum");
        (await page.InputValueAsync(Input("months/4/score"))).ShouldBe("895");
        (await page.InputValueAsync(Input("months/12/score"))).ShouldBe("89,5");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(Input("months/4/score"))).ToBeInViewportAsync();
        await GoToAsync(page, page.Locator(Input("months/4/score")));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("89,5");
        await EnterAsync(page);

        page.Url.ShouldEndWith("part=2");
        await GoToAsync(page, page.Locator(Input("strengths")));
        await page.Keyboard.TypeAsync("Không hồ sơ nào trễ hẹn.");
        await GoToAsync(page, page.Locator(Input("selfRating")).First);
        await page.Keyboard.PressAsync("ArrowDown");
        await GoToAsync(page, Button(page, "Xem lại").Last);
        await EnterAsync(page);
        page.Url.ShouldEndWith("/check");
        (await page.Locator(".ca").InnerTextAsync()).ShouldContain("89,50 / 100");
        (await page.Locator(".ca").InnerTextAsync()).ShouldContain("Hoàn thành tốt nhiệm vụ");
        await GoToAsync(page, Button(page, "Gửi bản tự đánh giá"));
        await EnterAsync(page);

        // Sent without the pledge: asked for it, nothing sent.
        (await page.Locator(".errsum a").CountAsync()).ShouldBe(1);
        await GoToAsync(page, page.Locator("[name=_pledge]"));
        await page.Keyboard.PressAsync("Space");
        await GoToAsync(page, Button(page, "Gửi bản tự đánh giá"));
        await EnterAsync(page);
        page.Url.ShouldEndWith("/received");
        await page.Context.CloseAsync();
        await OpinionAndAppraisalAsync();
    }

    [Fact]
    public async Task A_score_table_names_what_is_wrong_and_keeps_products_and_files()
    {
        await LaunchAsync("PVX", "D335-M01");
        var page = await site.OpenAsync(chromium, "/", "SL026", 390);
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Một việc cần làm");
        await page.Locator(".tasks a.t").FollowAsync();

        foreach (var (code, points) in ((string, string)[])[("I.1", "4,5"), ("I.2", "5"), ("II.1", "2,5"), ("II.2", "2,5"), ("II.3", "25"), ("II.4", "2"), ("III.1", "2,5"), ("III.2", "2"), ("III.3", "2"), ("III.4", "2")])
            await page.FillAsync(Input($"score/criteria/{code}"), points);
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm sản phẩm" }).FollowAsync();
        await page.FillAsync(Input("score/products/1/name"), "Số hóa hồ sơ di tích giai đoạn 2020–2025");
        await page.FillAsync(Input("score/products/1/assigned"), "10");
        await page.FillAsync(Input("score/products/1/completed"), "10");
        await page.FillAsync(Input("score/products/1/failedReviews"), "1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).FollowAsync();

        (await page.Locator(".errsum a").AllInnerTextsAsync()).ShouldBe(
            ["Tinh thần trách nhiệm trong thực thi công vụ: Nhập điểm từ 0 đến 2,5.", "Sản phẩm 1: Thêm ít nhất một minh chứng, hoặc ghi lý do không có."]);
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.FillAsync(Input("score/criteria/II.3"), "2");
        await page.SetInputFilesAsync(Input("_file/score/products/1"), new FilePayload { Name = "Biên bản nghiệm thu.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Tải lên" }).FollowAsync();
        (await page.Locator(".bar strong").InnerTextAsync()).ShouldBe("91,17 / 100 điểm");
        (await page.Locator(".prod .files").InnerTextAsync()).ShouldContain("Biên bản nghiệm thu.pdf (1 KB)");

        // Too large: said what and how large, the file before it and all that was typed stay.
        await page.SetInputFilesAsync(Input("_file/score/products/1"), new FilePayload { Name = "Ảnh chụp.pdf", MimeType = "application/pdf", Buffer = new byte[20 * 1024 * 1024] });
        await page.GetByRole(AriaRole.Button, new() { Name = "Tải lên" }).FollowAsync();
        (await page.Locator(".errsum a").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldContain("“Ảnh chụp.pdf” nặng 20 MB, tối đa 10 MB");
        (await page.Locator(".prod .files").InnerTextAsync()).ShouldContain("Biên bản nghiệm thu.pdf (1 KB)");
        (await page.InputValueAsync(Input("score/criteria/I.1"))).ShouldBe("4,5");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).FollowAsync();
        page.Url.ShouldEndWith("part=2");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_that_was_changed_says_what_may_be_done_and_names_nobody()
    {
        var link = await site.LinkMailedToAsync("@sonlinh.honglam.example");
        var page = await site.OpenAsync(chromium, link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), null, 390);

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Liên kết đã hết hạn");
        (await page.Locator("main button.b").InnerTextAsync()).ShouldBe("Gửi liên kết mới cho tôi");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Locator("main button.b").FollowAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Đã ghi nhận yêu cầu");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Context.CloseAsync();
    }

    /// <summary>Those asked afterwards read the sheet, then answer; an organiser has the tools.</summary>
    private async Task OpinionAndAppraisalAsync()
    {
        var secretary = await OpenGroupAsync("SL002", "Cho ý kiến nhận xét");
        await secretary.GetByText("Bản tự đánh giá: Quách Văn Sơn").TapAsync();
        await secretary.ShouldKeepTheRulesAsync(forParticipants: true);
        await secretary.FillAsync(Input("opinion"), "Gương mẫu, chấp hành tốt.");
        await Button(secretary, "Xem lại").Last.FollowAsync();
        await Button(secretary, "Gửi ý kiến").FollowAsync();
        (await secretary.Locator("h1").InnerTextAsync()).ShouldBe("Đã nhận ý kiến");
        await secretary.Context.CloseAsync();

        var staff = await OpenGroupAsync("SL005", "Tổng hợp, đề xuất mức xếp loại");
        await staff.FillAsync(Input("summary"), "Hồ sơ đủ, cấp ủy nhất trí.");
        await staff.FillAsync(Input("score"), "60");
        await staff.GetByText("Hoàn thành xuất sắc nhiệm vụ").Last.TapAsync();
        await Button(staff, "Xem lại").Last.FollowAsync();
        await Button(staff, "Gửi đề xuất").FollowAsync();

        // A corrected score needs its reason: back at the field, with all the rest as it was typed.
        (await staff.Locator(".errsum a").GetAttributeAsync("href")).ShouldBe("#f-reason");
        (await staff.InputValueAsync(Input("summary"))).ShouldBe("Hồ sơ đủ, cấp ủy nhất trí.");
        await staff.ShouldKeepTheRulesAsync(forParticipants: true);
        await staff.FillAsync(Input("reason"), "Một sản phẩm tính hai lần.");
        await Button(staff, "Xem lại").Last.FollowAsync();
        await Button(staff, "Gửi đề xuất").FollowAsync();
        (await staff.Locator("h1").InnerTextAsync()).ShouldBe("Đã nhận bản tổng hợp, đề xuất");
        var task = new Uri(staff.Url).AbsolutePath.Split('/')[2];
        await staff.GotoAsync(site.Address + "/tasks/done");
        await staff.ShouldKeepTheRulesAsync(forParticipants: true);
        await staff.Context.CloseAsync();

        var organiser = await site.OpenAsync(chromium, $"/tasks/{task}/organise", "quantri", 1440);
        await organiser.GetByText("Trả lại để sửa").First.ClickAsync();
        await organiser.ShouldKeepTheRulesAsync(forParticipants: false);
        await organiser.Context.CloseAsync();
    }

    private async Task<IPage> OpenGroupAsync(string userName, string heading)
    {
        var page = await site.OpenAsync(chromium, "/", userName, 390);
        var task = page.Locator("section.group", new() { HasText = heading }).Locator("a.t");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await task.CountAsync() == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
            await page.ReloadAsync();
        }

        await task.First.FollowAsync();
        return page;
    }

    private static Task EnterAsync(IPage page) => page.ArriveAfterAsync(() => page.Keyboard.PressAsync("Enter"));

    /// <summary>Tab by tab, as somebody without a mouse comes there.</summary>
    private static async Task GoToAsync(IPage page, ILocator target)
    {
        for (var tabs = 0; tabs < 120; tabs++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"No way to {target} by Tab on {page.Url}.");
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private async Task<Guid> LaunchAsync(string unit, string form)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var procedure = $"tasks-{unit.ToLowerInvariant()}";
        await services.GetRequiredService<SaveProcedure>().DraftAsync(procedure, Procedure(procedure, form), Actor.System, CancellationToken.None);
        await services.GetRequiredService<SaveProcedure>().PublishAsync(procedure, Actor.System, CancellationToken.None);
        var year = TimeProvider.System.GetUtcNow().Year;
        var details = new CampaignDetails(
            $"Xếp loại công chức năm {year.ToString(CultureInfo.InvariantCulture)}, {unit}", year, null, null, [unit], "D335",
            new Dictionary<string, string> { ["*"] = procedure }, null, "Văn phòng Ủy ban nhân dân xã", "0900000005");
        var campaign = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None);
        await services.GetRequiredService<LaunchCampaign>().LaunchAsync(campaign, Actor.System, CancellationToken.None);
        return campaign;
    }

    private static string Input(string name) => $"[name='{name}']";

    private static string Procedure(string id, string form) => new JsonObject
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "sheet",
            ["activities"] = new JsonArray(
                Node("sheet", "CanBo.SelfAssessment", "Phiếu tự đánh giá", ("form", form), ("windowDays", 10)),
                Node("party", "CanBo.Opinion", "Ý kiến của cấp ủy", ("from", "PartyCommittee"), ("form", "opinion-party"), ("windowDays", 3)),
                Node("staff", "CanBo.Appraisal", "Tổng hợp, đề xuất", ("by", "StaffBody"), ("form", "appraisal"), ("windowDays", 3)),
                Node("end", "Elsa.Finish", "Kết thúc")),
            ["connections"] = new JsonArray(
                [.. from line in (string[])["sheet Submitted party", "sheet Overdue party", "sheet NotRequired party", "party Submitted staff", "party Overdue staff", "party NotRequired staff", "party NoParticipant staff", "staff Submitted end", "staff Overdue end", "staff NoParticipant end"]
                    let ends = line.Split(' ')
                    select (JsonNode)new JsonObject
                    {
                        ["source"] = new JsonObject { ["activity"] = ends[0], ["port"] = ends[1] },
                        ["target"] = new JsonObject { ["activity"] = ends[2], ["port"] = "In" },
                    }]),
        },
    }.ToJsonString();

    private static JsonObject Node(string id, string type, string label, params (string Name, object Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1, ["metadata"] = new JsonObject { ["displayText"] = label } };
        foreach (var (name, value) in inputs)
            node[name] = new JsonObject
            {
                ["typeName"] = value is int ? "Int32" : "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value is int number ? number : (string)value },
            };
        return node;
    }
}
