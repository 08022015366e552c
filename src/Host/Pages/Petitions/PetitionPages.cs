using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Petitions;
using CanBo.Activities.Ratings;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Petitions;

/// <summary>One page for both sides: the person writes the petition, the decider answers it.</summary>
internal static class PetitionPages
{
    public static void MapPetitionPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases/{id:guid}/petition", (Guid id, CaseFiles files, Actor actor, CancellationToken cancellation) => PageAsync(id, files, actor, FormErrors.None, new TypedPetition("", "", ""), cancellation));
        routes.MapPost("/cases/{id:guid}/petition", File);
        routes.MapPost("/cases/{id:guid}/petition/answer", Answer);
    }

    private static Task<IResult> File(Guid id, [FromForm] string? text, FilePetition file, CaseFiles files, Actor actor, CancellationToken cancellation) =>
        ActAsync(id, new TypedPetition(text ?? "", "", ""), () => file.HandleAsync(id, text, actor, cancellation), files, actor, cancellation);

    private static Task<IResult> Answer(Guid id, [FromForm] string? outcome, [FromForm] string? reason, AnswerPetition answer, CaseFiles files, Actor actor, CancellationToken cancellation) =>
        ActAsync(id, new TypedPetition("", outcome ?? "", reason ?? ""), () => answer.HandleAsync(id, Chosen(outcome), reason, actor, cancellation), files, actor, cancellation);

    // "keep" upholds; a code replaces; nothing chosen is a place to mend.
    private static Rating? Chosen(string? outcome) => outcome == "keep" ? null
        : RatingScale.TryParseCode(outcome, out var rating) ? rating
        : throw new InvalidInputException("outcome", Sentence.Of("Chọn giữ nguyên hoặc một mức mới."));

    private static async Task<IResult> ActAsync(Guid id, TypedPetition typed, Func<Task> act, CaseFiles files, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await act();
            return TypedResults.LocalRedirect($"/cases/{id}/petition");
        }
        catch (InvalidInputException refused)
        {
            return await PageAsync(id, files, actor, FormErrors.Of(refused), typed, cancellation);
        }
        catch (RuleBrokenException broken)
        {
            var errors = broken.Field == "rating" ? new FormErrors([new FieldError("outcome", broken.Sentence)]) : FormErrors.Of(broken);
            return await PageAsync(id, files, actor, errors, typed, cancellation);
        }
    }

    private static async Task<IResult> PageAsync(Guid id, CaseFiles files, Actor actor, FormErrors errors, TypedPetition typed, CancellationToken cancellation)
    {
        var file = await files.GetAsync(id, actor, cancellation);
        return file.Petition is null && !file.IsOwn
            ? ErrorPages.NotFound()
            : new RazorComponentResult<PetitionPage>(new { File = file, Errors = errors, Typed = typed }) { StatusCode = errors.Any ? 422 : 200 };
    }
}
