using System.Globalization;
using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Campaigns.History;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.History;

/// <summary>Ratings of an earlier year: choose a file, see what it says, enter it; take it back when it was wrong.</summary>
internal static class PastPages
{
    public static void MapPastPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/campaigns").RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
        pages.MapGet("/history", New);
        pages.MapPost("/history", Look);
        pages.MapPost("/history/enter", Enter);
        pages.MapGet("/{id:guid}/remove", (Guid id, CampaignQueries campaigns, CancellationToken cancellation) => RemovalAsync(id, FormErrors.None, campaigns, cancellation));
        pages.MapPost("/{id:guid}/remove", Remove);
    }

    private static async Task<IResult> New(DesignChoices choices, TimeProvider time, CancellationToken cancellation)
    {
        var year = time.GetUtcNow().Year - 1;
        return await FormAsync(new PastTyped(string.Create(CultureInfo.InvariantCulture, $"Xếp loại chất lượng năm {year}"), year.ToString(CultureInfo.InvariantCulture), "D335"), FormErrors.None, null, choices, cancellation);
    }

    private static async Task<IResult> Look(
        [FromForm] string? name, [FromForm] string? year, [FromForm] string? rulePackage, IFormFile? file, EnterPastCampaign enter, DesignChoices choices, Actor actor, CancellationToken cancellation)
    {
        var typed = new PastTyped(name ?? "", year ?? "", rulePackage ?? "");
        if (file is null || file.Length == 0)
            return await FormAsync(typed, new FormErrors([new FieldError("file", Sentence.Of("Chọn tệp cần nhập."))]), null, choices, cancellation);
        if (file.Length > EnterPastCampaign.MaxBytes)
            return await FormAsync(typed, new FormErrors([new FieldError("file", EnterPastCampaign.TooLarge())]), null, choices, cancellation);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var preview = await enter.LookAsync(bytes.ToArray(), actor, cancellation);
        return preview.Errors.Count > 0
            ? await FormAsync(typed, new FormErrors([new FieldError("file", Sentence.Of("Tệp có chỗ cần sửa; xem bảng bên dưới rồi chọn lại tệp."))]), preview, choices, cancellation)
            : new RazorComponentResult<PastCheckPage>(new { Typed = typed, Preview = preview, Rows = Encoding.UTF8.GetString(bytes.ToArray()) });
    }

    // The rows travel with the page: nothing is kept on the server until the organiser says so, and they are read again then.
    private static async Task<IResult> Enter(
        [FromForm] string? name, [FromForm] string? year, [FromForm] string? rulePackage, [FromForm] string? rows, EnterPastCampaign enter, DesignChoices choices, Actor actor, CancellationToken cancellation)
    {
        var typed = new PastTyped(name ?? "", year ?? "", rulePackage ?? "");
        try
        {
            var past = new PastCampaign(typed.Name, int.TryParse(typed.Year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, typed.RulePackage);
            var id = await enter.EnterAsync(past, Encoding.UTF8.GetBytes(rows ?? ""), actor, cancellation);
            return TypedResults.LocalRedirect($"/results/{id}");
        }
        catch (InvalidInputException refused)
        {
            return await FormAsync(typed, FormErrors.Of(refused), null, choices, cancellation);
        }
    }

    private static async Task<IResult> Remove(Guid id, [FromForm] string? reason, RemovePastCampaign remove, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await remove.HandleAsync(id, reason ?? "", actor, cancellation);
            return TypedResults.LocalRedirect("/campaigns");
        }
        catch (InvalidInputException refused)
        {
            return await RemovalAsync(id, FormErrors.Of(refused), campaigns, cancellation);
        }
        catch (RuleBrokenException broken)
        {
            return await RemovalAsync(id, FormErrors.Of(broken), campaigns, cancellation);
        }
    }

    private static async Task<IResult> RemovalAsync(Guid id, FormErrors errors, CampaignQueries campaigns, CancellationToken cancellation) =>
        new RazorComponentResult<PastRemovePage>(new { Campaign = await campaigns.GetAsync(id, cancellation), Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };

    private static async Task<IResult> FormAsync(PastTyped typed, FormErrors errors, PastPreview? preview, DesignChoices choices, CancellationToken cancellation)
    {
        var packages = await choices.ListAsync(DocumentKind.RulePackage, cancellation);
        return new RazorComponentResult<PastFormPage>(new
        {
            Typed = typed,
            Packages = (IReadOnlyList<Choice>)[.. packages.Select(p => new Choice(p.Value, p.Text.InReadersLanguage()))],
            Errors = errors,
            Preview = preview,
        })
        {
            StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };
    }
}

/// <summary>What was typed in the form.</summary>
public sealed record PastTyped(string Name, string Year, string RulePackage);
