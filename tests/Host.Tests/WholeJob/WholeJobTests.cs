using System.Text.Json;
using CanBo.Testing;
using CanBo.Testing.Mail;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>The main job, as an outside client drives it: from three CSV files to published ratings, with the mails read as they arrive.</summary>
[LongRunning]
public sealed class WholeJobTests
{
    [Theory, BothDatabases]
    public async Task A_commune_is_evaluated_from_the_imported_list_to_published_ratings(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        await commune.ImportAsync();
        await commune.PublishAsync("civil-servant-annual");
        await commune.PublishAsync("agency-head-annual");
        var campaign = await commune.CreateCampaignAsync();
        var job = new Job(commune, campaign);

        await job.PreviewShowsEverybodyAsync();
        await commune.LaunchAsync(campaign);
        await job.EverybodyIsAskedByMailAsync();
        await job.AMailLinkLetsItsPersonInAsync("SL017", "SL030");
        await job.EverybodyAssessesThemselvesAsync();
        await job.MeetingsAreHeldAsync();
        await job.OpinionsAndAppraisalAreGivenAsync();
        await job.RatingsAreDecidedInsideTheCapAsync();
        await job.ResultsAreTheCountsAsync();
        await job.PetitionsAreAnsweredAsync();
        await job.TheCampaignEndsAsync();
        await job.NoMailTellsARatingAsync();
        await job.NothingIsBrokenAsync();
    }
}
