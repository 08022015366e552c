using CanBo.Testing;

namespace CanBo.Host.Tests.Leaders;

/// <summary>The leaders' year (domain.md V4) as its people live it: seventeen vote on 96, from three files to the last finished case, with every mail read.</summary>
/// <remarks>A class for each database, so that the two run side by side.</remarks>
public abstract class LeadersJobTests(DatabaseKind kind)
{
    [Fact]
    public async Task Ninety_six_cadres_go_through_the_leaders_procedure_and_seventeen_vote_on_them()
    {
        await using var city = await City.StartAsync(kind);
        await city.ImportAsync();
        await city.PrepareAsync();
        var job = new LeadersJob(city);

        await job.ThePreviewSaysWhoIsNotAskedAsync();
        await city.LaunchAsync();
        await job.EverybodyReviewsThemselvesFromTheMailAsync();
        await job.TheResidenceAreasCommentByTheirLinksAsync();
        await job.OpinionsMeetingsAndAppraisalsAreGivenAsync();
        await job.AnonymousOpinionsAreShownTogetherOrNotAtAllAsync();
        await job.TheVoteIsOpenedAsync();
        await job.ScannersOfMailChangeNothingAsync();
        await job.SeventeenVoteAsync();
        await job.TheVoteIsCountedAsync();
        await job.TheHeadBreaksTheTieAsync();
        await job.SixteenOfEightyAreDecidedOnOneListAsync();
        await job.ResultsAreToldAndPublishedAsync();
        await job.APetitionIsAnsweredAndEverythingEndsAsync();
        await job.NoMailTellsWhatSomebodySaidOrGotAsync();
        await job.NothingIsBrokenAsync();
    }
}
