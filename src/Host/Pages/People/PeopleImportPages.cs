using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Exports;
using CanBo.Activities.Paging;
using CanBo.Activities.People.Import;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.People;

/// <summary>Upload, preview, write, take back.</summary>
internal static class PeopleImportPages
{
    public static void MapPeopleImport(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/import", Upload);
        pages.MapPost("/import", Look);
        pages.MapGet("/import/{token:guid}", (Guid token, PreviewImport preview, Actor actor, CancellationToken cancellation) => ShowAsync(token, FormErrors.None, preview, actor, cancellation));
        pages.MapPost("/import/{token:guid}", Commit);
        pages.MapPost("/import/{token:guid}/mend", Mend);
        pages.MapPost("/import/{token:guid}/again", Again);
        pages.MapGet("/import/{token:guid}/errors.csv", Errors);
        pages.MapGet("/import/{token:guid}/done", (Guid token, ImportHistory history, Actor actor, CancellationToken cancellation) => DoneAsync(token, FormErrors.None, history, actor, cancellation));
        pages.MapPost("/import/{token:guid}/undo", Undo);
    }

    private static async Task<IResult> Upload(string? kind, int? page, ImportHistory history, Actor actor, CancellationToken cancellation) =>
        await UploadPageAsync(kind, page, FormErrors.None, StatusCodes.Status200OK, history, actor, cancellation);

    private static async Task<IResult> Look([FromForm] string? kind, IFormFile? file, PreviewImport preview, ImportHistory history, Actor actor, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
            return await UploadPageAsync(kind, null, Error("file", Sentence.Of("Chọn tệp cần nhập.")), StatusCodes.Status422UnprocessableEntity, history, actor, cancellation);
        if (file.Length > PreviewImport.MaxBytes)
            return await UploadPageAsync(kind, null, Error("file", PreviewImport.TooLarge()), StatusCodes.Status413PayloadTooLarge, history, actor, cancellation);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var content = bytes.ToArray();
        var chosen = Enum.TryParse<ImportKind>(kind, out var named) ? named : ImportLabels.Guess(content);
        if (chosen is not { } known)
            return await UploadPageAsync(kind, null, Error("kind", Sentence.Of("Tiêu đề của tệp không cho biết đây là tệp nào. Chọn loại tệp.")), StatusCodes.Status422UnprocessableEntity, history, actor, cancellation);
        var looked = await preview.LookAsync(actor, known, file.FileName, content, cancellation);
        return TypedResults.LocalRedirect($"/people/import/{looked.Token}");
    }

    private static async Task<IResult> Commit(Guid token, [FromForm] bool? skipErrors, CommitImport commit, PreviewImport preview, Actor actor, CancellationToken cancellation)
    {
        var errors = await PeopleForm.TryAsync(() => commit.CommitAsync(actor, token, skipErrors ?? false, cancellation));
        return errors is null ? TypedResults.LocalRedirect($"/people/import/{token}/done") : await ShowAsync(token, errors, preview, actor, cancellation);
    }

    private static async Task<IResult> Mend(
        Guid token, [FromForm] string? lines, [FromForm] string? column, [FromForm] string? value, PreviewImport preview, Actor actor, CancellationToken cancellation)
    {
        var cells = from line in (lines ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
                    where int.TryParse(line, out _)
                    select new ImportCorrection(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture), column ?? "", value ?? "");
        await preview.CorrectAsync(actor, token, [.. cells], cancellation);
        return TypedResults.LocalRedirect($"/people/import/{token}");
    }

    private static async Task<IResult> Again(Guid token, PreviewImport preview, Actor actor, CancellationToken cancellation)
    {
        await preview.CorrectAsync(actor, token, [], cancellation);
        return TypedResults.LocalRedirect($"/people/import/{token}");
    }

    private static async Task<IResult> Errors(Guid token, PreviewImport preview, Localizer texts, Actor actor, CancellationToken cancellation)
    {
        var rows = await preview.ErrorRowsAsync(actor, token, cancellation);
        IEnumerable<IReadOnlyList<string>> lines = rows.Rows.Select(r => (string[])[.. r.Cells, string.Join(" ", r.Messages.Select(texts.Say))]);
        return TypedResults.File(CsvWriting.ToBytes([.. rows.Header, texts["cách sửa"]], lines), CsvWriting.ContentType, "dong-can-sua-" + Path.GetFileNameWithoutExtension(rows.FileName) + ".csv");
    }

    private static async Task<IResult> Undo(Guid token, UndoImport undo, ImportHistory history, Actor actor, CancellationToken cancellation)
    {
        var errors = await PeopleForm.TryAsync(() => undo.UndoAsync(actor, token, cancellation));
        return errors is null ? TypedResults.LocalRedirect($"/people/import/{token}/done") : await DoneAsync(token, errors, history, actor, cancellation);
    }

    private static async Task<IResult> ShowAsync(Guid token, FormErrors errors, PreviewImport preview, Actor actor, CancellationToken cancellation)
    {
        var found = await preview.FindAsync(actor, token, cancellation);
        return found.Plan is null
            ? TypedResults.LocalRedirect($"/people/import/{token}/done")
            : new RazorComponentResult<ImportPreviewPage>(new { Preview = found, Plan = found.Plan, Errors = errors }) { StatusCode = errors.Any ? StatusCodes.Status409Conflict : StatusCodes.Status200OK };
    }

    private static async Task<IResult> DoneAsync(Guid token, FormErrors errors, ImportHistory history, Actor actor, CancellationToken cancellation) =>
        new RazorComponentResult<ImportDonePage>(new { Result = await history.FindAsync(actor, token, cancellation), Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
        };

    private static async Task<IResult> UploadPageAsync(string? kind, int? page, FormErrors errors, int status, ImportHistory history, Actor actor, CancellationToken cancellation) =>
        new RazorComponentResult<ImportPage>(new { Kind = kind, Past = await history.ListAsync(actor, PageRequest.Of(page, 10), cancellation), Errors = errors }) { StatusCode = status };

    private static FormErrors Error(string field, Sentence message) => new([new FieldError(field, message)]);
}
