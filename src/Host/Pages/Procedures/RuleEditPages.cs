using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Ratings.Packages.Editing;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Procedures;

/// <summary>The page that edits a rule package: every setting an input named by its place, so that what the check says stands beside it.</summary>
internal static class RuleEditPages
{
    private const int MostInputs = 4_000;

    public static void MapRuleEditing(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/procedures/rules/{code}", Show);
        pages.MapPost("/procedures/rules/{code}", Post).WithFormOptions(valueCountLimit: MostInputs);
    }

    private static async Task<RazorComponentResult<RuleEditPage>> Show(string code, DocumentQueries documents, Actor actor, CancellationToken cancellation)
    {
        var view = await documents.FindAsync(DocumentKind.RulePackage, code, null, actor, cancellation);
        return new(new { View = view, WrittenOver = view.Version, Sheet = RuleSheet.Of(RulePackageJson.Read(view.Json)) });
    }

    private static async Task<IResult> Post(string code, HttpRequest request, DocumentQueries documents, DocumentFormats formats, SaveDocument save, Actor actor, CancellationToken cancellation)
    {
        var view = await documents.FindAsync(DocumentKind.RulePackage, code, null, actor, cancellation);
        var form = await request.ReadFormAsync(cancellation);
        var writtenOver = int.TryParse(form["over"], NumberStyles.None, CultureInfo.InvariantCulture, out var over) ? over : view.Version;
        var stored = RulePackageJson.Read(view.Json);
        var button = form["_do"].ToString();
        var sheet = Read(form, RuleSheet.Of(stored)).After(button);
        var page = new RuleEditing(view, writtenOver, sheet, TypedText.Clean(form["note"].ToString()));
        if (button is not ("save" or "preview"))
            return page.Show(FormErrors.None);
        var (json, unreadable) = sheet.Over(stored);
        if (unreadable.Length > 0)
            return page.Show(new FormErrors(unreadable));
        try
        {
            var written = formats.Write(DocumentKind.RulePackage, code, view.Version + 1, json);
            if (button == "preview")
                return (page with { Changes = Changes(formats, view.Json, written) }).Show(FormErrors.None);
            return await save.SaveAsync(DocumentKind.RulePackage, code, writtenOver, json, page.Note, actor, cancellation) switch
            {
                SaveOutcome.Newer newer => page.Show(newer),
                var saved => TypedResults.LocalRedirect($"{DocumentWords.PathOf(DocumentKind.RulePackage, code)}/versions?to={saved.Version.ToString(CultureInfo.InvariantCulture)}#diff"),
            };
        }
        catch (InvalidInputException refused)
        {
            return page.Show(FormErrors.Of(refused));
        }
    }

    private static ImmutableArray<DocumentDifference> Changes(DocumentFormats formats, string before, string after)
    {
        var format = formats.Of(DocumentKind.RulePackage);
        return DocumentDifference.Between(format.Describe(before), format.Describe(after));
    }

    // What the page did not send (an old page, a program) stays as stored; a switch that is not sent is off.
    private static RuleSheet Read(IFormCollection form, RuleSheet stored) => stored with
    {
        Values = stored.Settings.ToImmutableDictionary(setting => setting.Place, setting => setting.Kind switch
        {
            RuleSettingKind.Switch => form[setting.Place] == "true" ? "true" : "false",
            RuleSettingKind.Choices => string.Join(',', form[setting.Place].ToArray()),
            _ => form.TryGetValue(setting.Place, out var typed) ? TypedText.Clean(typed.ToString()) : stored[setting.Place],
        }),
        Groups = FormSheetForm.Groups(form, RuleEditPage.CriteriaPath),
    };
}

/// <summary>The editing page as it stands after a button.</summary>
internal sealed record RuleEditing(DocumentView View, int WrittenOver, RuleSheet Sheet, string Note)
{
    /// <summary>What would change; null until it was looked at.</summary>
    public ImmutableArray<DocumentDifference>? Changes { get; init; }

    public IResult Show(FormErrors errors) => Page(errors, null, errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    // Sent once more, the page writes over the version that it has told of.
    public IResult Show(SaveOutcome.Newer newer) => (this with { WrittenOver = newer.Version }).Page(FormErrors.None, newer, StatusCodes.Status409Conflict);

    private RazorComponentResult<RuleEditPage> Page(FormErrors errors, SaveOutcome.Newer? newer, int status) =>
        new(new { View, WrittenOver, Sheet, Note, Changes = (IReadOnlyList<DocumentDifference>?)Changes, Errors = errors, Newer = newer }) { StatusCode = status };
}
