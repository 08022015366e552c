using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Testing;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Decisions;

/// <summary>The State rating that a Party member's rating rests on (D335 19(2)).</summary>
public sealed class StateRatingTests
{
    private const int Year = 2026;

    [Theory, BothDatabases]
    public async Task A_months_rating_is_no_State_rating_of_the_year(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 1);
        var person = (await world.CasesAsync()).Single(c => c.CampaignId == world.CampaignId && !c.IsHead).PersonId;
        var (cell, office) = (Unit.Create(Guid.NewGuid(), new UnitFacts("CB9", "Chi bộ 9", "", UnitKind.PartyCell, "", "")), Unit.Create(Guid.NewGuid(), new UnitFacts("P9", "Phòng 9", "", UnitKind.Agency, "", "")));
        var party = Draft(1, 12);
        var month = Draft(10, 10);
        var member = Rated(party, cell, Rating.TOT);

        await world.Steps.RunAsync(
            (step, _) =>
            {
                step.Db().AddRange(cell, office, party, month, member, Rated(month, office, Rating.KHT));
                return Task.CompletedTask;
            },
            CancellationToken.None);
        await using var db = world.Read();
        var found = (await StateRatings.OfAsync(db, party, RulePackageJson.Shipped("R366"), [member], CancellationToken.None))[person];

        found.ShouldBe(new StateRatings.Found(null, IsOpen: true), "the year's campaign is under way, and October's says nothing about the year");

        Campaign Draft(int from, int to) =>
            Campaign.Draft(Guid.NewGuid(), $"Đợt {from}-{to}", Year, new DateOnly(Year, from, 1), new DateOnly(Year, to, 28), world.Clock.GetUtcNow());
        Case Rated(Campaign campaign, Unit unit, Rating rating) => Case.Past(
            new NewCase(Guid.NewGuid(), campaign.Id, person, Guid.NewGuid(), unit.Id, unit.Id, null, "X", false, false, Guid.NewGuid(), ""), rating, world.Clock.GetUtcNow());
    }
}
