using CanBo.Activities.Access;
using CanBo.Activities.Archiving;
using CanBo.Activities.Texts;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>The archive of a finished campaign: ask for it, watch it, take its files. Organisers only.</summary>
internal static class ArchiveEndpoints
{
    public static void MapArchives(this IEndpointRouteBuilder api)
    {
        var archive = api.MapGroup("/campaigns/{id:guid}/archive").WithTags("Campaigns").RequireAuthorization(Policies.Organiser);
        archive.MapGet("/", Get);
        archive.MapPost("/", Begin).WithDescription("Archives a closed or cancelled campaign; keepDays (0 to 3660) after the files are made, its details are removed.");
        archive.MapGet("/{number:int}", (Guid id, int number, HttpContext http, ArchiveQueries archives, Actor actor, CancellationToken cancellation) => Download(id, number, http, archives, actor, cancellation))
            .WithDescription("One file, a zip. SHA256SUMS in it covers everything else in it.");
    }

    private static async Task<Ok<ArchiveAnswer>> Get(Guid id, ArchiveQueries archives, Localizer texts, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(ArchiveAnswer.Of(await archives.GetAsync(id, actor, cancellation), texts));

    private static async Task<Accepted<ArchiveAnswer>> Begin(
        Guid id, ArchiveBody body, ArchiveCampaign archive, ArchiveQueries archives, Localizer texts, Actor actor, CancellationToken cancellation)
    {
        await archive.HandleAsync(id, body.KeepDays, body.Reason, actor, cancellation);
        return TypedResults.Accepted($"/api/v1/campaigns/{id}/archive", ArchiveAnswer.Of(await archives.GetAsync(id, actor, cancellation), texts));
    }

    private static async Task<FileContentHttpResult> Download(Guid id, int number, HttpContext http, ArchiveQueries archives, Actor actor, CancellationToken cancellation) =>
        FileDownload.Of(await archives.GetFileAsync(id, number, actor, cancellation), http);
}

/// <summary>What archiving needs.</summary>
/// <param name="KeepDays">How many days details stay once the files are made, 0 to 3660.</param>
/// <param name="Reason">For the record.</param>
internal sealed record ArchiveBody(int KeepDays, string Reason);

/// <summary>Where an archive stands.</summary>
internal sealed record ArchiveAnswer(
    ArchiveStatus? Status, int Cases, int CasesArchived, int CasesRemoved, string? Hash, DateTimeOffset? MadeAt, DateTimeOffset? RemoveFrom, DateTimeOffset? RemovedAt, string? Hindrance, IReadOnlyList<ArchiveFileView> Files)
{
    public static ArchiveAnswer Of(ArchiveView view, Localizer texts) => new(
        view.Archive?.Status, view.Cases, view.Archive?.CasesArchived ?? 0, view.Archive?.CasesRemoved ?? 0, view.Archive?.Hash, view.Archive?.MadeAt, view.Archive?.RemoveFrom, view.Archive?.RemovedAt,
        view.Hindrance is { } hindrance ? texts.Say(hindrance) : null, view.Files);
}
