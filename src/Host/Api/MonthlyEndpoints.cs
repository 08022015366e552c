using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Monthly;
using CanBo.Activities.Texts;
using CanBo.Host.Errors;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>Monthly totals of a campaign's year. Organisers only.</summary>
internal static class MonthlyEndpoints
{
    public static void MapMonthlyTotals(this IEndpointRouteBuilder api)
    {
        var totals = api.MapGroup("/campaigns/{id:guid}/monthly-totals").WithTags("Monthly totals").RequireAuthorization(Policies.Organiser);
        totals.MapGet("/", List);
        totals.MapPost("/import", Import)
            .WithSummary("Imports personCode,month,total[,note]: ?preview=true looks and answers a token; ?token=… writes what was previewed; neither does both when there is no error.")
            .Accepts<PeopleImportForm>("multipart/form-data", "application/x-www-form-urlencoded", "application/json")
            .Produces<MonthlyPreviewAnswer>()
            .Produces<MonthlyImportRow>()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<MonthlyList>> List(Guid id, [AsParameters] PageQuery page, MonthlyTotals totals, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await totals.ListAsync(actor, id, page.ToRequest(), cancellation));

    private static async Task<IResult> Import(Guid id, HttpContext http, ImportMonthlyTotals import, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        var form = await PeopleImportForm.ReadAsync(http.Request, cancellation);
        if (form.Token is { } token)
            return TypedResults.Ok(await import.CommitAsync(actor, id, token, form.SkipErrors, cancellation));
        var file = form.File ?? throw new InvalidInputException("file", Sentence.Of("Gửi kèm tệp CSV trong trường file (multipart/form-data), hoặc token của lần xem trước."));
        if (file.Length > ImportMonthlyTotals.MaxBytes)
            return Problems.Result(StatusCodes.Status413PayloadTooLarge, "too_large", texts.Say(ImportMonthlyTotals.TooLarge()));
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var looked = await import.LookAsync(actor, id, file.FileName, bytes.ToArray(), cancellation);
        if (form.Preview)
            return TypedResults.Ok(MonthlyPreviewAnswer.Of(looked, texts));
        return looked.Plan is { } plan && (plan.IsUnreadable || (plan.Errors.Count > 0 && !form.SkipErrors))
            ? Refused(MonthlyPreviewAnswer.Of(looked, texts), texts)
            : TypedResults.Ok(await import.CommitAsync(actor, id, looked.Token, form.SkipErrors, cancellation));
    }

    private static ProblemHttpResult Refused(MonthlyPreviewAnswer found, Localizer texts) => TypedResults.Problem(
        texts["Tệp có {0} dòng lỗi, nên chưa ghi gì. Sửa rồi gửi lại, hoặc thêm skipErrors=true để bỏ qua các dòng đó.", found.ErrorRows],
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: "Unprocessable Entity",
        extensions: new Dictionary<string, object?>
        {
            ["code"] = "import_has_errors",
            ["token"] = found.Token,
            ["errorRows"] = found.ErrorRows,
            ["rowErrors"] = found.Errors,
        });
}

/// <summary>What a file of monthly totals would do.</summary>
internal sealed record MonthlyPreviewAnswer(
    Guid Token, string FileName, int Year, int Rows, int Added, int Changed, int Unchanged, int ErrorRows, bool IsUnreadable,
    IReadOnlyList<MonthlyChange> Changes, IReadOnlyList<RowErrorAnswer> Errors, IReadOnlyList<WarningAnswer> Warnings)
{
    public static MonthlyPreviewAnswer Of(MonthlyPreview preview, Localizer texts)
    {
        var plan = preview.Plan ?? throw new InvalidOperationException("A preview that is written has no plan.");
        return new MonthlyPreviewAnswer(
            preview.Token, preview.FileName, preview.Year, plan.Rows, plan.Added, plan.Changed, plan.Unchanged, plan.ErrorRows, plan.IsUnreadable, plan.Changes,
            [.. plan.Errors.Select(e => new RowErrorAnswer(preview.FileName, e.Line, e.Column, e.Typed, e.Row, texts.Say(e.Message), e.Suggestion))],
            [.. plan.Warnings.Select(w => new WarningAnswer(texts.Say(w.Message), w.Lines))]);
    }
}
