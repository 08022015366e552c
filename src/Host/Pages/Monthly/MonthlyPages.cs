using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Monthly;
using CanBo.Activities.Paging;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Monthly;

/// <summary>Monthly totals of a campaign's year: upload, preview, write, and what is there.</summary>
internal static class MonthlyPages
{
    public static void MapMonthlyPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/campaigns/{id:guid}/monthly-totals").RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
        pages.MapGet("/", (Guid id, int? page, MonthlyTotals totals, Actor actor, CancellationToken cancellation) => ListPage(id, page, FormErrors.None, 200, totals, actor, cancellation));
        pages.MapPost("/", Look);
        pages.MapGet("/{token:guid}", (Guid id, Guid token, ImportMonthlyTotals import, Actor actor, CancellationToken cancellation) => PreviewPage(id, token, FormErrors.None, import, actor, cancellation));
        pages.MapPost("/{token:guid}", Commit);
    }

    private static async Task<IResult> Look(Guid id, IFormFile? file, ImportMonthlyTotals import, MonthlyTotals totals, Actor actor, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
            return await ListPage(id, null, Error(Sentence.Of("Chọn tệp cần nhập.")), StatusCodes.Status422UnprocessableEntity, totals, actor, cancellation);
        if (file.Length > ImportMonthlyTotals.MaxBytes)
            return await ListPage(id, null, Error(ImportMonthlyTotals.TooLarge()), StatusCodes.Status413PayloadTooLarge, totals, actor, cancellation);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        try
        {
            var looked = await import.LookAsync(actor, id, file.FileName, bytes.ToArray(), cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}/monthly-totals/{looked.Token}");
        }
        catch (RuleBrokenException broken)
        {
            return await ListPage(id, null, FormErrors.Of(broken), StatusCodes.Status409Conflict, totals, actor, cancellation);
        }
    }

    private static async Task<IResult> Commit(Guid id, Guid token, [FromForm] bool? skipErrors, ImportMonthlyTotals import, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await import.CommitAsync(actor, id, token, skipErrors ?? false, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}/monthly-totals");
        }
        catch (RuleBrokenException broken)
        {
            return await PreviewPage(id, token, FormErrors.Of(broken), import, actor, cancellation);
        }
    }

    private static async Task<IResult> ListPage(Guid id, int? page, FormErrors errors, int status, MonthlyTotals totals, Actor actor, CancellationToken cancellation) =>
        new RazorComponentResult<MonthlyListPage>(new { List = await totals.ListAsync(actor, id, PageRequest.Of(page, null), cancellation), Errors = errors }) { StatusCode = status };

    private static async Task<IResult> PreviewPage(Guid id, Guid token, FormErrors errors, ImportMonthlyTotals import, Actor actor, CancellationToken cancellation)
    {
        var preview = await import.FindAsync(actor, id, token, cancellation);
        return preview.Plan is null
            ? TypedResults.LocalRedirect($"/campaigns/{id}/monthly-totals")
            : new RazorComponentResult<MonthlyPreviewPage>(new { Preview = preview, Plan = preview.Plan, Errors = errors }) { StatusCode = errors.Any ? StatusCodes.Status409Conflict : StatusCodes.Status200OK };
    }

    private static FormErrors Error(Sentence message) => new([new FieldError("file", message)]);
}
