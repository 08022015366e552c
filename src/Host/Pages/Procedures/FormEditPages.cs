using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Forms.Editing;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Editing;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Procedures;

/// <summary>The page that edits a form: every button sends the whole page, so that nothing typed is lost; only "save" stores.</summary>
internal static class FormEditPages
{
    // A form of 200 fields with its options; the framework's own limit is 1024.
    private const int MostInputs = 8_000;

    public static void MapFormEditing(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/procedures/forms/{code}", Show);
        pages.MapPost("/procedures/forms/{code}", Post).WithFormOptions(valueCountLimit: MostInputs);
    }

    private static async Task<RazorComponentResult<FormEditPage>> Show(string code, DocumentQueries documents, Actor actor, CancellationToken cancellation)
    {
        var view = await documents.FindAsync(DocumentKind.Form, code, null, actor, cancellation);
        var sheet = FormSheet.Of(FormJson.Read(view.Json));
        return new(new { View = view, WrittenOver = view.Version, Sheet = sheet, Preview = FormSheetReading.Of(sheet, code, view.Version + 1).Form });
    }

    private static async Task<IResult> Post(string code, HttpRequest request, DocumentQueries documents, SaveDocument save, Actor actor, CancellationToken cancellation)
    {
        var view = await documents.FindAsync(DocumentKind.Form, code, null, actor, cancellation);
        var form = await request.ReadFormAsync(cancellation);
        var button = form["_do"].ToString();
        var writtenOver = int.TryParse(form["form/over"], NumberStyles.None, CultureInfo.InvariantCulture, out var over) ? over : view.Version;
        var (sheet, touched) = FormSheetActs.Apply(FormSheetForm.Read(form), button, FormSheetForm.KindToAdd(form, button));
        var reading = FormSheetReading.Of(sheet, code, view.Version + 1);
        sheet = reading.Named(sheet);
        var page = new FormEditing(view, writtenOver, sheet, reading.Form, TypedText.Clean(form["form/note"].ToString()), touched);
        if (button != "save")
            return page.Show(button == "preview" ? new FormErrors(reading.Errors) : FormErrors.None);
        if (reading.Errors.Length > 0)
            return page.Show(new FormErrors(reading.Errors));
        try
        {
            return await save.SaveAsync(DocumentKind.Form, code, writtenOver, FormJson.Write(reading.Form), page.Note, actor, cancellation) switch
            {
                SaveOutcome.Newer newer => page.Show(newer),
                _ => TypedResults.LocalRedirect($"{DocumentWords.PathOf(DocumentKind.Form, code)}/versions"),
            };
        }
        catch (InvalidInputException refused)
        {
            return page.Show(new FormErrors([.. refused.Errors.Select(error => error with { Field = error.Field == "note" ? "form/note" : error.Field })]));
        }
    }
}

/// <summary>The editing page as it stands after a button.</summary>
internal sealed record FormEditing(DocumentView View, int WrittenOver, FormSheet Sheet, Form Preview, string Note, string? Touched)
{
    public IResult Show(FormErrors errors) => Page(errors, null, errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    // Sent once more, the page writes over the version that it has told of.
    public IResult Show(SaveOutcome.Newer newer) => (this with { WrittenOver = newer.Version }).Page(FormErrors.None, newer, StatusCodes.Status409Conflict);

    private RazorComponentResult<FormEditPage> Page(FormErrors errors, SaveOutcome.Newer? newer, int status) =>
        new(new { View, WrittenOver, Sheet, Preview, Note, Touched, Errors = errors, Newer = newer }) { StatusCode = status };
}
