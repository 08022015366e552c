using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Designer.Elsa.Definitions;

/// <summary>The same acts on several procedures. Each stands for itself: one that is refused does not undo the others, and the refusals are said together.</summary>
internal static class BulkEndpoints
{
    public static void MapBulkActions(this IEndpointRouteBuilder api)
    {
        var bulk = api.MapGroup("/bulk-actions");
        bulk.MapPost("/publish/workflow-definitions/by-definition-ids", Publish);
        bulk.MapPost("/retract/workflow-definitions/by-definition-ids", Retract);
        bulk.MapPost("/delete/workflow-definitions/by-definition-id", (IdsBody body, DesignProcedure design, Actor actor, Localizer texts, CancellationToken cancellation) =>
            DeleteAsync(body, id => design.DeleteAsync(id, actor, cancellation), texts));
        bulk.MapPost("/delete/workflow-definitions/by-id", (IdsBody body, DesignProcedure design, Actor actor, Localizer texts, CancellationToken cancellation) =>
            DeleteAsync(body, id => design.DeleteVersionAsync(id, actor, cancellation), texts));
    }

    private static async Task<IResult> Publish(IdsBody body, SaveProcedure publishing, DefinitionQueries definitions, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        List<string> published = [], already = [], notFound = [], refused = [];
        foreach (var id in body.Required())
        {
            if (await definitions.FindLatestAsync(id, cancellation) is not { Version: var latest })
                notFound.Add(id);
            else if (latest.IsPublished)
                already.Add(id);
            else if (await TriedAsync(() => publishing.PublishAsync(id, null, body.Note, actor, cancellation), latest.Name, texts, refused))
                published.Add(id);
        }

        return refused.Count > 0
            ? ElsaProblems.Refuse("not_published", refused)
            : TypedResults.Ok(new { Published = published, AlreadyPublished = already, NotFound = notFound, UpdatedConsumers = Array.Empty<string>() });
    }

    private static async Task<Ok<object>> Retract(IdsBody body, DesignProcedure design, DefinitionQueries definitions, Actor actor, CancellationToken cancellation)
    {
        List<string> retracted = [], already = [], notFound = [];
        foreach (var id in body.Required())
        {
            if (await definitions.FindLatestAsync(id, cancellation) is null)
            {
                notFound.Add(id);
            }
            else if (await definitions.FindPublishedAsync(id, cancellation) is null)
            {
                already.Add(id);
            }
            else
            {
                await design.RetractAsync(id, actor, cancellation);
                retracted.Add(id);
            }
        }

        return TypedResults.Ok<object>(new { Retracted = retracted, AlreadyRetracted = already, NotFound = notFound });
    }

    private static async Task<IResult> DeleteAsync(IdsBody body, Func<string, Task> delete, Localizer texts)
    {
        var deleted = 0;
        List<string> refused = [];
        foreach (var id in body.Required())
        {
            if (await TriedAsync(() => delete(id), id, texts, refused))
                deleted++;
        }

        return refused.Count > 0 ? ElsaProblems.Refuse("not_deleted", refused) : TypedResults.Ok(new { Deleted = deleted });
    }

    private static async Task<bool> TriedAsync(Func<Task> act, string name, Localizer texts, List<string> refused)
    {
        try
        {
            await act();
            return true;
        }
        catch (InvalidInputException input)
        {
            refused.Add($"{name}: {string.Join(" ", input.Errors.Select(e => texts.Say(e.Message)))}");
        }
        catch (RuleBrokenException rule)
        {
            refused.Add(texts.Say(rule.Sentence));
        }
        catch (NotFoundException)
        {
            refused.Add($"{name}: {texts["Không có ở đây, hoặc tài khoản này không được xem."]}");
        }

        return false;
    }
}
