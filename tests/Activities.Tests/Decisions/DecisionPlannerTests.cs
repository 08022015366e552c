using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;

namespace CanBo.Activities.Tests.Decisions;

/// <summary>The four lists of Hồng Ngự (domain.md §3.5) signed as they were, under each base.</summary>
public sealed class DecisionPlannerTests
{
    [Theory]
    [InlineData(22, 88, 2, 0, CapBase.EXCL, 5, 17)]
    [InlineData(22, 88, 2, 0, CapBase.INCL, 5, 22)]
    [InlineData(22, 88, 2, 0, CapBase.ALL, 5, 22)]
    [InlineData(22, 88, 2, 0, CapBase.EXCL, 4, 22)]
    [InlineData(20, 68, 2, 2, CapBase.EXCL, 5, 13)]
    [InlineData(20, 68, 2, 2, CapBase.INCL, 5, 17)]
    [InlineData(20, 68, 2, 2, CapBase.ALL, 5, 18)]
    [InlineData(20, 68, 2, 2, CapBase.EXCL, 4, 17)]
    [InlineData(13, 58, 1, 2, CapBase.EXCL, 5, 11)]
    [InlineData(13, 58, 1, 2, CapBase.INCL, 5, 13)]
    [InlineData(13, 58, 1, 2, CapBase.ALL, 5, 13)]
    [InlineData(13, 58, 1, 2, CapBase.EXCL, 4, 13)]
    [InlineData(16, 80, 0, 0, CapBase.EXCL, 5, 16)]
    [InlineData(16, 80, 0, 0, CapBase.INCL, 5, 16)]
    [InlineData(16, 80, 0, 0, CapBase.ALL, 5, 16)]
    [InlineData(16, 80, 0, 0, CapBase.EXCL, 4, 16)]
    public void A_list_keeps_as_many_excellent_as_the_others_of_the_list_carry(int xs, int tot, int ht, int kht, CapBase @base, int oneOf, int kept)
    {
        var set = new QuotaSet("set", "Hồng Ngự", new CapRule(@base, new Fraction(1, oneOf)));
        var choices = Choices((Rating.XS, xs), (Rating.TOT, tot), (Rating.HT, ht), (Rating.KHT, kht));
        var subjects = choices.Select((c, at) => Subject(c.CaseId) with { Score = 100 - new Fraction(at, 10) });
        var planner = new DecisionPlanner(subjects, new QuotaBook([set], new Dictionary<string, RatingCounts>()), headCap: false, "Người quyết định");

        var verdicts = planner.Check(choices);

        verdicts.Count(v => v.Stands).ShouldBe(kept + tot + ht + kht);
        verdicts.Where(v => !v.Stands).Select(v => v.CaseId).ShouldBe(choices.Skip(kept).Take(xs - kept).Select(c => c.CaseId));
        planner.Book.Checks.ShouldAllBe(c => c.IsWithin);
    }

    [Fact]
    public void Passing_over_a_better_score_needs_a_reason()
    {
        var set = new QuotaSet("set", "Nhóm", CapRule.Excl20);
        var choices = Choices((Rating.TOT, 1), (Rating.XS, 1), (Rating.TOT, 5));
        var subjects = choices.Select((c, at) => Subject(c.CaseId) with { Score = 99 - at, Proposed = at < 2 ? Rating.XS : Rating.TOT }).ToList();

        var bare = new DecisionPlanner(subjects, new QuotaBook([set], new Dictionary<string, RatingCounts>()), false, "").Check(choices);
        choices[1] = choices[1] with { Reason = "Có sáng kiến được công nhận." };
        var reasoned = new DecisionPlanner(subjects, new QuotaBook([set], new Dictionary<string, RatingCounts>()), false, "").Check(choices);

        bare[1].Code.ShouldBe("reason_needed");
        reasoned.ShouldAllBe(v => v.Stands);
        reasoned[0].MetStandardWithoutSeat.ShouldBeTrue();
    }

    private static List<RatingChoice> Choices(params (Rating Rating, int People)[] groups) =>
        [.. groups.SelectMany(g => Enumerable.Range(0, g.People).Select(_ => new RatingChoice(Guid.NewGuid(), g.Rating)))];

    private static DecisionSubject Subject(Guid id) => new(id, null, null, null, [], false, null, ["set"]);
}
