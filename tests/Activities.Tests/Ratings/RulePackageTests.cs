using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Tests.Ratings;

public sealed class RulePackageTests
{
    private static readonly RulePackage D335 = RulePackageJson.Shipped("D335");

    [Fact]
    public void Every_shipped_package_reads_and_writes_without_loss()
    {
        foreach (var code in RulePackageJson.ShippedCodes)
        {
            var text = RulePackageJson.ShippedText(code);

            var written = RulePackageJson.Write(RulePackageJson.Read(text));

            JsonNode.DeepEquals(JsonNode.Parse(written), WithDefaults(text)).ShouldBeTrue();
            RulePackageJson.Write(RulePackageJson.Read(written)).ShouldBe(written);
        }
    }

    [Fact]
    public void D335_is_the_law_in_force()
    {
        D335.Cap.Rule(outstanding: false).ShouldBe(CapRule.Excl20);
        D335.Cap.Rule(outstanding: true).Rate.ShouldBe(new Fraction(1, 4));
        D335.Cap.Scope.ShouldBe([CapScope.Unit, CapScope.Group]);
        D335.Vote.Method.ShouldBe(VoteMethod.None);
        D335.HeadCap.ShouldBeTrue();
        D335.Petition.ShouldBe(new PetitionSettings(FileDays: 10, AnswerDays: 7));
        D335.MinimumMonths.ShouldBe(6);
        D335.Deadline.RateBefore.In(2026).ShouldBe(new DateOnly(2026, 12, 15));
        D335.Score.PeriodsInYear.ShouldBe(12);
        D335.HardRules.Where(rule => rule.On).Select(rule => rule.Code).ShouldBe(["decline", "discipline", "unit-corruption", "months-worked"]);
    }

    [Fact]
    public void It_applies_from_its_first_day_to_its_last()
    {
        var ended = D335 with { EffectiveTo = new DateOnly(2027, 12, 31) };

        D335.AppliesOn(new DateOnly(2025, 12, 31)).ShouldBeFalse();
        D335.AppliesOn(new DateOnly(2026, 1, 1)).ShouldBeTrue();
        D335.AppliesOn(new DateOnly(2030, 1, 1)).ShouldBeTrue();
        ended.AppliesOn(new DateOnly(2027, 12, 31)).ShouldBeTrue();
        ended.AppliesOn(new DateOnly(2028, 1, 1)).ShouldBeFalse();
    }

    [Fact]
    public void Windows_that_stand_in_no_source_are_listed_as_ours()
    {
        D335.Assumptions.ShouldContain("petition.fileDays");
        D335.Assumptions.ShouldNotContain("petition.answerDays");
    }

    [Theory]
    [InlineData("score.weights.task", "60", "score.weights", "đang là 90")]
    [InlineData("score.general.0.criteria.0.max", "4", "score.general[0].criteria", "cộng lại bằng 10")]
    [InlineData("score.general.1.max", "9", "score.general", "đang là 29")]
    [InlineData("score.general.0.criteria.1.code", "\"I.1\"", "score.general", "Mã I.1 dùng hai lần")]
    [InlineData("score.bands.1.from", "95", "score.bands", "cao hơn mức dưới")]
    [InlineData("score.bands.0.rating", "\"TOT\"", "score.bands", "XS, TOT, HT, KHT")]
    [InlineData("score.bands.3.boundary", "\"Open\"", "score.bands[3]", "bắt đầu từ 0")]
    [InlineData("score.task.lateDeduction", "25", "score.task.lateDeduction", "từ 0 đến 1")]
    [InlineData("hardRules.1.code", "\"decline\"", "hardRules[0].code", "khác mã các quy tắc khác")]
    [InlineData("hardRules.0.ceiling", "\"XS\"", "hardRules[0].ceiling", "thấp hơn XS")]
    [InlineData("hardRules.0.threshold", "0.5", "hardRules[0].threshold", "Bỏ ngưỡng")]
    [InlineData("hardRules.3.threshold", "13", "hardRules[3].threshold", "từ 0 đến 12")]
    [InlineData("hardRules.3.threshold", "null", "hardRules[3].threshold", "Ghi ngưỡng")]
    [InlineData("hardRules.0.article", "\" \"", "hardRules[0].article", "điều khoản")]
    [InlineData("rating.conditions", "[{\"rating\":\"KHT\",\"test\":\"AllOnTime\"}]", "rating.conditions[0].rating", "XS, TOT hoặc HT")]
    [InlineData("rating.conditions", "[{\"rating\":\"HT\",\"test\":\"LateAtMost\"}]", "rating.conditions[0].threshold", "từ 0 đến 1")]
    [InlineData("cap.rate", "20", "cap.rate", "20 % là 0.2")]
    [InlineData("cap.rate", "0", "cap.rate", "lớn hơn 0")]
    [InlineData("cap.outstandingRate", "0.1", "cap.outstandingRate", "không thấp hơn")]
    [InlineData("cap.scope", "[]", "cap.scope", "ít nhất một phạm vi")]
    [InlineData("cap.scope", "[\"Unit\",\"Unit\"]", "cap.scope", "mỗi phạm vi một lần")]
    [InlineData("quorum", "\"3/2\"", "quorum", "từ 0 đến 1")]
    [InlineData("upward.minReplies", "1", "upward.minReplies", "ít nhất 2")]
    [InlineData("petition.answerDays", "0", "petition.answerDays", "từ 1 đến 90")]
    [InlineData("deadline.noticeDays", "400", "deadline.noticeDays", "từ 0 đến 90")]
    [InlineData("deadline.meetingBy", "\"11-01\"", "deadline", "theo thứ tự")]
    [InlineData("assumptions", "[\"petition.days\"]", "assumptions[0]", "không có khóa petition.days")]
    [InlineData("code", "\"Nghị định\"", "code", "chữ cái không dấu")]
    [InlineData("version", "0", "version", "từ 1")]
    [InlineData("effectiveTo", "\"2025-01-01\"", "effectiveTo", "không trước")]
    [InlineData("legalBasis", "\"\"", "legalBasis", "căn cứ pháp lý")]
    [InlineData("form.version", "\"\"", "form.version", "biểu mẫu")]
    [InlineData("name.vietnamese", "\"\"", "name.vietnamese", "tên bộ quy tắc")]
    public void A_value_that_breaks_a_rule_is_named_with_the_fix(string path, string value, string field, string fix) =>
        Refused(path, value).ShouldContain(error => error.Field == field && error.Message.InVietnamese.Contains(fix, StringComparison.Ordinal));

    [Theory]
    [InlineData("cap.base", "\"EXKL\"", "cap.base", "Chọn một trong: EXCL, INCL, ALL, LINK.")]
    [InlineData("cap.base", "1", "cap.base", "Chọn một trong: EXCL, INCL, ALL, LINK.")]
    [InlineData("cap.rate", "\"20 %\"", "cap.rate", "Viết một số như 2.5, hoặc phân số như \"1/3\".")]
    [InlineData("cap.scope.1", "\"Nhóm\"", "cap.scope[1]", "Chọn một trong: Unit, Group, BasicOrganisation, DecidingAuthority.")]
    [InlineData("headCap", "\"yes\"", "headCap", "Viết true hoặc false.")]
    [InlineData("version", "1.5", "version", "Viết một số nguyên.")]
    [InlineData("effectiveFrom", "\"01/01/2026\"", "effectiveFrom", "Viết ngày theo dạng năm-tháng-ngày, như 2026-01-01.")]
    [InlineData("deadline.meetingBy", "\"02-29\"", "deadline.meetingBy", "Viết tháng-ngày, như 12-15.")]
    [InlineData("legalBasis", "5", "legalBasis", "Viết một đoạn chữ trong dấu nháy kép.")]
    [InlineData("legalBasis", "null", "legalBasis", "Khóa legalBasis phải có giá trị.")]
    [InlineData("petition", "7", "petition", "Viết một nhóm khóa trong { }.")]
    [InlineData("hardRules", "{}", "hardRules", "Viết một danh sách trong [ ].")]
    [InlineData("petition.days", "7", "petition.days", "Bỏ khóa này hoặc sửa tên: không có khóa days.")]
    public void A_value_of_the_wrong_kind_is_named_with_what_to_write(string path, string value, string field, string message)
    {
        var error = Refused(path, value).ShouldHaveSingleItem();

        error.Field.ShouldBe(field);
        error.Message.InVietnamese.ShouldBe(message);
    }

    [Fact]
    public void Every_missing_key_is_named_at_once()
    {
        var document = JsonNode.Parse(RulePackageJson.ShippedText("D335"))!.AsObject();
        document.Remove("quorum");
        document["cap"]!.AsObject().Remove("base");
        document["score"]!["general"]![1]!["criteria"]![2]!.AsObject().Remove("max");

        var errors = Should.Throw<InvalidInputException>(() => RulePackageJson.Read(document.ToJsonString())).Errors;

        errors.Select(error => error.Field).ShouldBe(["score.general[1].criteria[2].max", "cap.base", "quorum"]);
        errors[2].Message.InVietnamese.ShouldBe("Thêm khóa quorum.");
    }

    [Theory]
    [InlineData("{ \"code\": ")]
    [InlineData("{ \"code\": \"A\", \"code\": \"B\" }")]
    [InlineData("")]
    public void Text_that_is_no_JSON_is_refused_with_its_line(string json) =>
        Should.Throw<InvalidInputException>(() => RulePackageJson.Read(json)).Errors.ShouldHaveSingleItem()
            .Message.InVietnamese.ShouldBe("Tệp không phải JSON đúng, xem lại dòng 1.");

    [Fact]
    public void Every_error_has_English()
    {
        var texts = new Localizer(typeof(RulePackage).Assembly);
        var error = Refused("cap.rate", "20")[0].Message;

        texts.In(System.Globalization.CultureInfo.GetCultureInfo("en-GB"), error).ShouldBe("Enter a rate above 0 and at most 1 (20 % is 0.2).");
    }

    [Fact]
    public void An_unknown_code_is_refused() => Should.Throw<ArgumentException>(() => RulePackageJson.Shipped("D999"));

    // domain.md §2.5: 17 full members, one exempt, two away.
    [Theory]
    [InlineData("2/3", false, 17, 12)]
    [InlineData("2/3", false, 16, 11)]
    [InlineData("2/3", false, 14, 10)]
    [InlineData("1/2", true, 17, 9)]
    [InlineData("1/2", true, 16, 9)]
    [InlineData("1/2", true, 14, 8)]
    public void Thresholds_are_exact(string threshold, bool strict, int ofBase, int needed)
    {
        var vote = D335.Vote with { Threshold = FractionText.Parse(threshold), ThresholdIsStrict = strict };

        vote.Needed(ofBase).ShouldBe(needed);
        vote.Passes(needed, ofBase).ShouldBeTrue();
        vote.Passes(needed - 1, ofBase).ShouldBeFalse();
    }

    private static System.Collections.Immutable.ImmutableArray<FieldError> Refused(string path, string value)
    {
        var document = JsonNode.Parse(RulePackageJson.ShippedText("D335"))!;
        var parts = path.Split('.');
        var parent = parts[..^1].Aggregate(document, (node, part) => int.TryParse(part, out var at) ? node[at]! : node[part]!);
        if (int.TryParse(parts[^1], out var index))
            parent[index] = JsonNode.Parse(value);
        else
            parent[parts[^1]] = JsonNode.Parse(value);
        return Should.Throw<InvalidInputException>(() => RulePackageJson.Read(document.ToJsonString())).Errors;
    }

    // Written documents spell out what may be left out: a rule without a threshold.
    private static JsonNode WithDefaults(string text)
    {
        var document = JsonNode.Parse(text)!;
        foreach (var rule in document["hardRules"]!.AsArray())
            rule!.AsObject().TryAdd("threshold", null);
        foreach (var block in (string[])["reminders", "meeting", "member"])
            document.AsObject().TryAdd(block, null);
        document["vote"]!.AsObject().TryAdd("excellentThreshold", null);
        return document;
    }
}
