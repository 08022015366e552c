using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Ratings.Packages.Editing;

namespace CanBo.Activities.Tests.Ratings;

public sealed class RuleSheetTests
{
    public static TheoryData<string> Shipped => new(ShippedDocuments.All().Where(d => d.Kind == DocumentKind.RulePackage).Select(d => d.Code));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_package_that_is_opened_and_not_touched_is_the_same_package(string code)
    {
        var package = RulePackageJson.Read(Json(code));

        var (written, errors) = RuleSheet.Of(package).Over(package);

        errors.ShouldBeEmpty();
        JsonNode.DeepEquals(JsonNode.Parse(RulePackageJson.Write(RulePackageJson.Read(written))), JsonNode.Parse(RulePackageJson.Write(package with { Reminders = package.Remind, Meeting = package.Meet }))).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_setting_has_a_name_and_no_place_twice(string code)
    {
        var sheet = RuleSheet.Of(RulePackageJson.Read(Json(code)));

        sheet.Settings.Select(s => s.Place).ShouldBeUnique();
        sheet.Settings.ShouldAllBe(s => s.Label.InVietnamese.Length > 0);
        sheet.Settings.Where(s => s.Choices is not null).SelectMany(s => Enum.GetValues(s.Choices!).Cast<Enum>()).ShouldAllBe(value => RuleWords.Of(value) != value.ToString());
    }

    [Theory]
    [InlineData("score.weights.task", "60", "score.weights")]
    [InlineData("score.weights.general", "25", "score.general")]
    [InlineData("cap.rate", "1,5", "cap.rate")]
    [InlineData("upward.minReplies", "1", "upward.minReplies")]
    [InlineData("petition.fileDays", "0", "petition.fileDays")]
    [InlineData("reminders.beforeDays", "45", "reminders")]
    [InlineData("deadline.meetingBy", "01/01", "deadline")]
    [InlineData("legalBasis", "  ", "legalBasis")]
    [InlineData("cap.scope", "", "cap.scope")]
    public void What_the_check_says_names_the_place_of_the_page(string place, string typed, string field)
    {
        var package = RulePackageJson.Shipped("D335");

        var (json, unreadable) = Typed(package, place, typed).Over(package);

        unreadable.ShouldBeEmpty();
        Should.Throw<InvalidInputException>(() => RulePackageJson.Read(json)).Errors.ShouldContain(e => e.Field == field);
    }

    [Theory]
    [InlineData("cap.rate", "hai mươi")]
    [InlineData("deadline.noticeDays", "năm")]
    [InlineData("deadline.meetingBy", "31/02")]
    [InlineData("effectiveFrom", "hôm qua")]
    [InlineData("cap.base", "KHAC")]
    [InlineData("reminders.afterDays", "1; x")]
    public void What_cannot_be_read_is_said_at_its_place(string place, string typed)
    {
        var package = RulePackageJson.Shipped("D335");

        Typed(package, place, typed).Over(package).Errors.ShouldHaveSingleItem().Field.ShouldBe(place);
    }

    [Fact]
    public void A_new_weight_with_its_criteria_is_taken_exactly()
    {
        var package = RulePackageJson.Shipped("D335");
        var sheet = Typed(Typed(Typed(package, "cap.rate", "1/7"), "score.weights.general", "20"), "score.weights.task", "80");
        sheet = sheet with { Groups = [.. sheet.Groups.Take(1).Select(g => g with { Criteria = [g.Criteria[0] with { Max = "12,5" }, g.Criteria[1] with { Max = "7,5" }] })] };

        var (json, errors) = sheet.Over(package);
        var read = RulePackageJson.Read(json);

        errors.ShouldBeEmpty();
        read.Cap.Rate.ToString().ShouldBe("1/7");
        read.Score.General.ShouldHaveSingleItem().Max.ShouldBe(20);
        read.HardRules.Length.ShouldBe(package.HardRules.Length);
    }

    private static string Json(string code) => ShippedDocuments.All().Single(d => d.Kind == DocumentKind.RulePackage && d.Code == code).Json;

    private static RuleSheet Typed(RulePackage package, string place, string typed) => Typed(RuleSheet.Of(package), place, typed);

    private static RuleSheet Typed(RuleSheet sheet, string place, string typed) => sheet with { Values = sheet.Values.SetItem(place, typed) };
}
