using CanBo.Activities.Access;
using CanBo.Activities.Petitions;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Results.Incidents;
using CanBo.Activities.Texts;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>A case's file, its notice, its petition. Hidden is 404.</summary>
internal static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases/{id:guid}").WithTags("Cases");
        cases.MapGet("/", Get);
        cases.MapGet("/notice", Notice);
        cases.MapPost("/petition", File).WithDescription("By the person evaluated, inside the window. The same text again gets the same receipt.");
        cases.MapPost("/petition/answer", Answer).WithDescription("By the decider, with an own password or PIN. Without a rating the one in force is upheld.");
        cases.MapPost("/cancel", Cancel).RequireAuthorization(Policies.Organiser);
    }

    private static async Task<Ok<CaseAnswerBody>> Get(Guid id, CaseFiles files, Actor actor, Localizer texts, CancellationToken cancellation) =>
        TypedResults.Ok(CaseAnswerBody.Of(await files.GetAsync(id, actor, cancellation), texts));

    private static async Task<Ok<NoticeAnswer>> Notice(Guid id, ResultNotices notices, Actor actor, Localizer texts, CancellationToken cancellation) =>
        TypedResults.Ok(NoticeAnswer.Of(await notices.GetAsync(id, actor, cancellation), texts));

    private static async Task<Created<PetitionReceiptAnswer>> File(Guid id, PetitionBody body, FilePetition file, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        var receipt = await file.HandleAsync(id, body.Text, actor, cancellation);
        return TypedResults.Created($"/api/v1/cases/{id}", PetitionReceiptAnswer.Of(receipt, texts));
    }

    private static async Task<NoContent> Answer(Guid id, PetitionAnswerBody body, AnswerPetition answer, Actor actor, CancellationToken cancellation)
    {
        await answer.HandleAsync(id, body.ParsedRating(), body.Reason, actor, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Cancel(Guid id, ReasonBody body, SettleIncident settle, Actor actor, CancellationToken cancellation)
    {
        await settle.CancelCaseAsync(id, body.Reason, actor, cancellation);
        return TypedResults.NoContent();
    }
}
