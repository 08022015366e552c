using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Paging;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Bundles;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Procedures.Versions;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using CanBo.Workflows.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Procedures;

/// <summary>Procedures: the list, one with its check, versions and history, publishing, copying, export and import. Designers only.</summary>
internal static class ProcedurePages
{
    public static string PathOf(string definitionId) => $"/procedures/definitions/{Uri.EscapeDataString(definitionId)}";

    public static string StudioOf(string definitionId) => $"/studio/definitions/{Uri.EscapeDataString(definitionId)}";

    public static void MapProcedurePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/procedures").RequireAuthorization(Policies.Designer).ExcludeFromDescription();
        pages.MapGet("/", async (int? page, ProcedureQueries procedures, Actor actor, CancellationToken cancellation) =>
            new RazorComponentResult<ProcedureListPage>(new { Page = await procedures.ListAsync(PageRequest.Of(page, 25), actor, cancellation) }));
        pages.MapGet("/import", () => new RazorComponentResult<ProcedureImportPage>());
        pages.MapPost("/import", Import);
        pages.MapGet("/definitions/{id}", (string id, int? from, int? to, ProcedureQueries procedures, DesignChoices choices, Actor actor, CancellationToken cancellation) =>
            ShowAsync(id, from, to, default, FormErrors.None, procedures, choices, actor, cancellation));
        pages.MapPost("/definitions/{id}/publish", Publish);
        pages.MapGet("/definitions/{id}/copy", async (string id, ProcedureQueries procedures, Actor actor, CancellationToken cancellation) =>
            new RazorComponentResult<ProcedureCopyPage>(new { View = await procedures.FindAsync(id, actor, cancellation) }));
        pages.MapPost("/definitions/{id}/copy", Copy);
        pages.MapGet("/definitions/{id}/bundle.zip", Export);
    }

    private static async Task<RazorComponentResult<ProcedurePage>> ShowAsync(
        string id, int? from, int? to, (string? Note, string? Waiver) typed, FormErrors errors, ProcedureQueries procedures, DesignChoices choices, Actor actor, CancellationToken cancellation)
    {
        var view = await procedures.FindAsync(id, actor, cancellation);
        var forms = await choices.ListAsync(DocumentKind.Form, cancellation);
        return new(new
        {
            View = view,
            Packages = await choices.ListAsync(DocumentKind.RulePackage, cancellation),
            Forms = (IReadOnlyList<InputOption>)[.. forms.Where(form => view.Forms.Contains(form.Value))],
            From = from is not null && to is not null ? from : null,
            To = from is not null ? to : null,
            Changes = (IReadOnlyList<Sentence>)(from is { } before && to is { } after ? await procedures.CompareAsync(id, before, after, actor, cancellation) : []),
            typed.Note,
            WaiverReason = typed.Waiver,
            Errors = errors,
        })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    private static async Task<IResult> Publish(string id, HttpRequest request, SaveProcedure save, ProcedureQueries procedures, DesignChoices choices, Actor actor, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        (string Note, string? Waiver) typed = (TypedText.Clean(form["note"].ToString()).Trim(), form["waiverReason"]);
        var view = await procedures.FindAsync(id, actor, cancellation);
        if (typed.Note.Length == 0)
            return await ShowAsync(id, null, null, typed, Error("note", Sentence.Of("Ghi vì sao công bố, để người sau hiểu.")), procedures, choices, actor, cancellation);
        if (form["version"] != view.Line.Latest.ToString(System.Globalization.CultureInfo.InvariantCulture))
            return await ShowAsync(id, null, null, typed, Error("", Sentence.Of("Quy trình vừa có phiên bản mới hơn. Xem lại rồi công bố.")), procedures, choices, actor, cancellation);
        try
        {
            await save.PublishAsync(id, typed.Waiver, typed.Note, actor, cancellation);
            return TypedResults.LocalRedirect($"{PathOf(id)}#versions");
        }
        catch (InvalidInputException refused)
        {
            return await ShowAsync(id, null, null, typed, FormErrors.Of(refused), procedures, choices, actor, cancellation);
        }
    }

    private static async Task<IResult> Copy(string id, HttpRequest request, CopyProcedure copy, ProcedureQueries procedures, Actor actor, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var (name, code) = (form["name"].ToString(), form["newCode"].ToString());
        try
        {
            return TypedResults.LocalRedirect(PathOf(await copy.CopyAsync(id, code, name, actor, cancellation)));
        }
        catch (InvalidInputException refused)
        {
            return new RazorComponentResult<ProcedureCopyPage>(new { View = await procedures.FindAsync(id, actor, cancellation), Name = name, Code = code, Errors = FormErrors.Of(refused) })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
        }
    }

    private static async Task<IResult> Export(string id, string? package, ExportProcedure export, Actor actor, CancellationToken cancellation) =>
        TypedResults.File(BundleZip.Write(await export.ExportAsync(id, package, actor, cancellation)), "application/zip", $"{id}.zip");

    private static async Task<IResult> Import(IFormFile? file, HttpRequest request, ImportProcedure import, Actor actor, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
            return Page(null, Error("file", Sentence.Of("Chọn tệp cần nhập.")));
        if (file.Length > BundleZip.MaxBytes)
            return Page(null, Error("file", Sentence.Of("Tệp quá {0} MB. Một gói quy trình nhỏ hơn nhiều.", "5")), StatusCodes.Status413PayloadTooLarge);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        try
        {
            if (request.Form["do"] != "import")
                return Page(await import.LookAsync(bytes.ToArray(), actor, cancellation), FormErrors.None);
            var imported = await import.ImportAsync(bytes.ToArray(), actor, cancellation);
            return TypedResults.LocalRedirect(PathOf(imported.Version.DefinitionId));
        }
        catch (InvalidInputException refused)
        {
            return Page(null, FormErrors.Of(refused));
        }
    }

    private static RazorComponentResult<ProcedureImportPage> Page(BundleLook? look, FormErrors errors, int status = StatusCodes.Status422UnprocessableEntity) =>
        new(new { Look = look, Errors = errors }) { StatusCode = errors.Any ? status : StatusCodes.Status200OK };

    private static FormErrors Error(string field, Sentence message) => new([new FieldError(field, message)]);
}
