using CanBo.Host.Api;
using CanBo.Host.Pages.Approvals;
using CanBo.Host.Pages.Archiving;
using CanBo.Host.Pages.Campaigns;
using CanBo.Host.Pages.Campaigns.Repeating;
using CanBo.Host.Pages.Cases;
using CanBo.Host.Pages.History;
using CanBo.Host.Pages.Guests;
using CanBo.Host.Pages.Incidents;
using CanBo.Host.Pages.Mail;
using CanBo.Host.Pages.Operating;
using CanBo.Host.Pages.Opinions;
using CanBo.Host.Pages.Ordering;
using CanBo.Host.Pages.Petitions;
using CanBo.Host.Pages.Rehearsals;
using CanBo.Host.Pages.Remedial;
using CanBo.Host.Pages.Results;
using CanBo.Host.Pages.Tasks;
using CanBo.Host.Pages.Votes;
using CanBo.Host.Pages.Decisions;
using CanBo.Host.Pages.Meetings;
using CanBo.Host.Pages.Migrating;
using CanBo.Host.Pages.Monthly;
using CanBo.Host.Pages.People;
using CanBo.Host.Pages.Procedures;
using CanBo.Host.SignIn;

namespace CanBo.Host;

/// <summary>The site's table of contents: one line a feature.</summary>
internal static class Routes
{
    /// <summary>Pages people open.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapSignIn();
        pages.MapTaskPages();
        pages.MapGuestPages();
        pages.MapOpinionPages();
        pages.MapCampaignPages();
        pages.MapPastPages();
        pages.MapResultPages();
        pages.MapCasePages();
        pages.MapPetitionPages();
        pages.MapOutboxPages();
        pages.MapIncidentPages();
        pages.MapClusterPages();
        pages.MapArchivePages();
        pages.MapRepeatPages();
        pages.MapMeetingPages();
        pages.MapVotePages();
        pages.MapBallotPages();
        pages.MapTiePages();
        pages.MapApprovalPages();
        pages.MapDecisionPages();
        pages.MapPeoplePages();
        pages.MapMonthlyPages();
        pages.MapOrderPages();
        pages.MapRemedialPages();
        pages.MapProcedurePages();
        pages.MapEndpointPages();
        pages.MapMigrationPages();
        pages.MapRehearsalPages();
        pages.MapDocumentPages();
    }

    /// <summary>The HTTP API under /api/v1.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApiGroup();
        api.MapToken();
        api.MapMe();
        api.MapPeople();
        api.MapMonthlyTotals();
        api.MapRemedial();
        api.MapMeetings();
        api.MapVotes();
        api.MapApprovals();
        api.MapDecisions();
        api.MapOrder();
        api.MapTasks();
        api.MapCampaigns();
        api.MapProcedures();
        api.MapMigrations();
        api.MapProcedureDocuments();
        api.MapBundles();
        api.MapResults();
        api.MapCases();
        api.MapOutbox();
        api.MapIncidents();
        api.MapArchives();
        api.MapRepeats();
        return api;
    }
}
