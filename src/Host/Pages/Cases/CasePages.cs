using CanBo.Activities.Access;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Results.Incidents;
using CanBo.Activities.Errors;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Cases;

/// <summary>A case's file: who is waited for, what happened, what there is to read. Hidden is 404.</summary>
internal static class CasePages
{
    public static void MapCasePages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases/{id:guid}", (Guid id, CaseFiles files, Actor actor, CancellationToken cancellation) => Show(id, FormErrors.None, files, actor, cancellation));
        routes.MapGet("/cases/{id:guid}/documents", Documents);
        routes.MapGet("/cases/{id:guid}/notice", Notice);
        routes.MapPost("/cases/{id:guid}/cancel", Cancel).RequireAuthorization(Policies.Organiser);
    }

    // One's own result is a page for a participant; the file with who is waited for is for those who run or decide.
    private static async Task<IResult> Show(Guid id, FormErrors errors, CaseFiles files, Actor actor, CancellationToken cancellation) =>
        await files.GetAsync(id, actor, cancellation) is var file && file is { IsOwn: true, SeesAll: false }
            ? new RazorComponentResult<OwnCasePage>(new { File = file })
            : new RazorComponentResult<CasePage>(new { File = file, Errors = errors }) { StatusCode = errors.Any ? 422 : 200 };

    private static async Task<RazorComponentResult<CaseDocumentsPage>> Documents(Guid id, CaseDocuments documents, Actor actor, CancellationToken cancellation)
    {
        var read = await documents.GetAsync(id, actor, cancellation);
        return new(new { Id = id, read.Person, read.Answers, read.MayOpenFile, read.CampaignId, read.Archived });
    }

    private static async Task<RazorComponentResult<NoticePage>> Notice(Guid id, ResultNotices notices, Actor actor, CancellationToken cancellation) =>
        new(new { Notice = await notices.GetAsync(id, actor, cancellation) });

    private static async Task<IResult> Cancel(Guid id, [FromForm] string? reason, SettleIncident settle, CaseFiles files, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await settle.CancelCaseAsync(id, reason, actor, cancellation);
            return TypedResults.LocalRedirect($"/cases/{id}");
        }
        catch (InvalidInputException refused)
        {
            return await Show(id, FormErrors.Of(refused), files, actor, cancellation);
        }
        catch (RuleBrokenException broken)
        {
            return await Show(id, FormErrors.Of(broken), files, actor, cancellation);
        }
    }
}
