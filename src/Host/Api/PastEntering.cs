using CanBo.Activities.Access;
using CanBo.Activities.Campaigns.History;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>What <c>POST /campaigns/history</c> means: count, or enter.</summary>
internal sealed class PastEntering(EnterPastCampaign enter, Localizer texts, CurrentActor current)
{
    public async Task<IResult> HandleAsync(HttpContext http, CancellationToken cancellation)
    {
        var form = await PastForm.ReadAsync(http.Request, cancellation);
        var content = await form.ContentAsync(cancellation);
        if (form.Preview)
            return TypedResults.Ok(PastPreviewAnswer.Of(await enter.LookAsync(content, current.Actor, cancellation), texts));
        var id = await enter.EnterAsync(form.ToDetails(), content, current.Actor, cancellation);
        return TypedResults.Created($"/api/v1/campaigns/{id}/results", new PastEnteredAnswer(id));
    }
}

/// <summary>What a file of earlier ratings says.</summary>
internal sealed record PastPreviewAnswer(RatingCounts Counts, IReadOnlyList<PastRowError> Errors)
{
    public static PastPreviewAnswer Of(PastPreview preview, Localizer texts) =>
        new(preview.Counts, [.. preview.Errors.Select(e => new PastRowError(e.Line, e.Column, e.Typed, texts.Say(e.Message), e.Suggestion))]);
}

/// <summary>A cell to mend.</summary>
internal sealed record PastRowError(int Line, string Column, string Typed, string Message, string? Suggestion);

/// <summary>The campaign that was entered.</summary>
internal sealed record PastEnteredAnswer(Guid Id);
