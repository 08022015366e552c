using CanBo.Testing;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>A Party member's rating as an outside client drives it: seventeen full members of the sample commune's cell and those around them.</summary>
public sealed class PartyCellTests
{
    [Theory, BothDatabases]
    public async Task A_cells_members_are_rated_from_the_launch_to_the_plan_after_the_published_rating(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        await commune.ImportAsync(name => PartyCell.File(name, commune.Year));
        await commune.PublishAsync("party-member-annual");
        var cell = new PartyCell(commune, await PartyCell.CreateAsync(commune));

        await cell.ThePreviewSaysWhoIsNotReviewedAsync();
        await commune.LaunchAsync(cell.Campaign);
        await cell.EverybodyReviewsThemselvesOnTheFormOfTheirPostAsync();
        await cell.TheResidenceAnswersOrItsTimePassesAsync();
        await cell.TheConferenceIsHeldThreeWorkingDaysAfterItsDraftsAsync();
        await cell.FullMembersVoteAsync();
        await cell.TheCommitteeDecidesInsideTheCapAsync();
        await cell.RatingsArePublishedAndMailedAsync();
        await cell.APlanIsWrittenAndTheCasesEndAsync();
    }
}
