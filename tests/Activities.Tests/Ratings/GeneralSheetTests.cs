using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Ratings.Scoring;

namespace CanBo.Activities.Tests.Ratings;

public sealed class GeneralSheetTests
{
    private static readonly ScoreScheme Scheme = RulePackageJson.Shipped("D335").Score;

    [Fact]
    public void The_sheet_of_D335_has_ten_criteria_in_three_groups_of_ten()
    {
        Scheme.General.Select(group => group.Max).ShouldBe([10, 10, 10]);
        Scheme.Criteria.Select(criterion => criterion.Max.ToString()).ShouldBe(["5", "5", "5/2", "5/2", "5/2", "5/2", "5/2", "5/2", "5/2", "5/2"]);
        Full().Total.ShouldBe(30);
    }

    [Fact]
    public void A_full_sheet_is_good() => Full().Check(Scheme).ShouldBeEmpty();

    [Fact]
    public void What_is_missing_too_high_negative_or_unknown_is_named_in_the_order_of_the_sheet()
    {
        var sheet = new GeneralSheet(Full().Scores.Remove("I.2").SetItem("II.1", new Fraction(13, 5)).SetItem("III.4", -1).Add("IV.1", 1));

        sheet.Check(Scheme).Select(error => (error.Field, error.Message.InVietnamese)).ShouldBe(
        [
            ("I.2", "Nhập điểm từ 0 đến 5."),
            ("II.1", "Nhập điểm từ 0 đến 2,5."),
            ("III.4", "Nhập điểm từ 0 đến 2,5."),
            ("IV.1", "Bỏ mục này: phiếu không có tiêu chí IV.1."),
        ]);
    }

    private static GeneralSheet Full() => new(Scheme.Criteria.ToImmutableDictionary(criterion => criterion.Code, criterion => criterion.Max));
}
