using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.People.Import;
using CanBo.Activities.Texts;
using CanBo.Host.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>What <c>POST …/import</c> means: look, write what was looked at, or both. Token and switches may stand in the query, the form or a JSON body.</summary>
internal sealed class PeopleImporting(PreviewImport preview, CommitImport commit, Localizer texts, CurrentActor current)
{
    public async Task<IResult> HandleAsync(HttpContext http, ImportKind kind, CancellationToken cancellation)
    {
        var form = await PeopleImportForm.ReadAsync(http.Request, cancellation);
        if (form.Token is { } token)
            return Done(await commit.CommitAsync(current.Actor, token, form.SkipErrors, cancellation), null);
        var file = form.File ?? throw new InvalidInputException("file", Sentence.Of("Gửi kèm tệp CSV trong trường file (multipart/form-data), hoặc token của lần xem trước."));
        if (file.Length > PreviewImport.MaxBytes)
            return Problems.Result(StatusCodes.Status413PayloadTooLarge, "too_large", texts.Say(PreviewImport.TooLarge()));

        var content = await BytesAsync(file, cancellation);
        if (form.Preview)
            return TypedResults.Ok(ImportPreviewAnswer.Of(await preview.LookAsync(current.Actor, kind, file.FileName, content, cancellation), kind, texts));
        try
        {
            var (looked, done) = await commit.ImportAsync(current.Actor, kind, file.FileName, content, form.SkipErrors, cancellation);
            return Done(done, looked.Plan);
        }
        catch (ImportErrorsException refused)
        {
            return Refused(ImportPreviewAnswer.Of(refused.Preview, kind, texts));
        }
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }

    private static Ok<ImportDoneAnswer> Done(ImportResult done, ImportPlan? plan) => TypedResults.Ok(ImportDoneAnswer.Of(done, plan));

    // Everything that is wrong, in the problem itself: a script need not look a second time.
    private ProblemHttpResult Refused(ImportPreviewAnswer found) => TypedResults.Problem(
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
