using System.Globalization;
using System.Net;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Mail;
using CanBo.Activities.Mail.Editing;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Procedures;

/// <summary>The page that edits a mail text, and the letter as it will look in a frame beside it.</summary>
internal static class TextEditPages
{
    public static void MapTextEditing(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/procedures/texts/{code}", Show);
        pages.MapPost("/procedures/texts/{code}", Post);
        pages.MapGet("/procedures/texts/{code}/letter", Letter);
        pages.MapPost("/procedures/texts/{code}/letter", TypedLetter);
    }

    private static async Task<IResult> Show(string code, DocumentQueries documents, LetterPreview preview, Actor actor, HttpContext http, CancellationToken cancellation)
    {
        var view = await documents.FindAsync(DocumentKind.MailText, code, null, actor, cancellation);
        var text = MailTextJson.Read(view.Json);
        return Page(http, view, view.Version, TextSheet.Of(text), await LettersAsync(text, documents, preview, actor, cancellation), "", FormErrors.None, null);
    }

    private static async Task<IResult> Post(string code, HttpContext http, DocumentQueries documents, LetterPreview preview, SaveDocument save, Actor actor, CancellationToken cancellation)
    {
        var view = await documents.FindAsync(DocumentKind.MailText, code, null, actor, cancellation);
        var form = await http.Request.ReadFormAsync(cancellation);
        var writtenOver = int.TryParse(form["over"], NumberStyles.None, CultureInfo.InvariantCulture, out var over) ? over : view.Version;
        // What comes back is what was typed: a layout made from the text is made anew each time, and is no work of the editor's.
        var sheet = TextSheet.Read(form);
        var note = TypedText.Clean(form["note"].ToString());
        try
        {
            var json = MailTextJson.Write(sheet.Laid(MailTextJson.Read(view.Json)).ToText(code, view.Version + 1));
            var letters = await LettersAsync(MailTextJson.Read(json), documents, preview, actor, cancellation);
            if (form["_do"] != "save")
                return Page(http, view, writtenOver, sheet, letters, note, FormErrors.None, null);
            return await save.SaveAsync(DocumentKind.MailText, code, writtenOver, json, note, actor, cancellation) switch
            {
                SaveOutcome.Newer newer => Page(http, view, newer.Version, sheet, letters, note, FormErrors.None, newer),
                _ => TypedResults.LocalRedirect($"{DocumentWords.PathOf(DocumentKind.MailText, code)}/versions"),
            };
        }
        catch (InvalidInputException refused)
        {
            return Page(http, view, writtenOver, sheet, [], note, Once(refused), null);
        }
    }

    // What is wrong in a text is wrong in the layout made from it: said once, where it is mended.
    private static FormErrors Once(InvalidInputException refused) =>
        new([.. refused.Errors.Where(e => !e.Field.EndsWith(".html", StringComparison.Ordinal) || !refused.Errors.Any(o => o.Field == e.Field.Replace(".html", ".text", StringComparison.Ordinal) && o.Message == e.Message))]);

    private static async Task<IResult> Letter(string code, string? language, DocumentQueries documents, LetterPreview preview, Actor actor, HttpContext http, CancellationToken cancellation)
    {
        var view = await documents.FindAsync(DocumentKind.MailText, code, null, actor, cancellation);
        var text = MailTextJson.Read(view.Json);
        return Framed(http, preview.Show(text, await FrameAsync(text, documents, actor, cancellation), language ?? "vi").Html);
    }

    // Changes nothing: shows what was typed, in the frame that the button names.
    private static async Task<IResult> TypedLetter(string code, string? language, DocumentQueries documents, LetterPreview preview, Actor actor, HttpContext http, Localizer texts, CancellationToken cancellation)
    {
        var view = await documents.FindAsync(DocumentKind.MailText, code, null, actor, cancellation);
        var sheet = TextSheet.Read(await http.Request.ReadFormAsync(cancellation)).Laid(MailTextJson.Read(view.Json));
        try
        {
            var text = MailTextJson.Read(MailTextJson.Write(sheet.ToText(code, view.Version + 1)));
            return Framed(http, preview.Show(text, await FrameAsync(text, documents, actor, cancellation), language ?? "vi").Html);
        }
        catch (InvalidInputException refused)
        {
            return Framed(http, "<!doctype html><meta charset=\"utf-8\"><ul>" + string.Concat(refused.Errors.Select(e => $"<li>{WebUtility.HtmlEncode(texts.Say(e.Message))}</li>")) + "</ul>");
        }
    }

    private static async Task<IReadOnlyList<Letter>> LettersAsync(MailText text, DocumentQueries documents, LetterPreview preview, Actor actor, CancellationToken cancellation)
    {
        var frame = await FrameAsync(text, documents, actor, cancellation);
        return [preview.Show(text, frame, "vi"), preview.Show(text, frame, "en")];
    }

    private static async Task<MailText> FrameAsync(MailText text, DocumentQueries documents, Actor actor, CancellationToken cancellation) => text.Code == MailText.Frame
        ? text
        : MailTextJson.Read((await documents.FindAsync(DocumentKind.MailText, MailText.Frame, null, actor, cancellation)).Json);

    private static RazorComponentResult<TextEditPage> Page(
        HttpContext http, DocumentView view, int writtenOver, TextSheet sheet, IReadOnlyList<Letter> letters, string note, FormErrors errors, SaveOutcome.Newer? newer)
    {
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        return new(new { View = view, WrittenOver = writtenOver, Sheet = sheet, Letters = letters, Note = note, Errors = errors, Newer = newer })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : newer is not null ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
        };
    }

    // A document of its own with no rights but its inline styles, as a mail program shows it.
    private static ContentHttpResult Framed(HttpContext http, string html)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";
        http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }
}
