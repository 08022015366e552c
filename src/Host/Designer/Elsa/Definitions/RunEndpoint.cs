using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Rehearsals;
using CanBo.Activities.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Designer.Elsa.Definitions;

/// <summary>
/// Studio's run button begins a rehearsal of the newest version, drafts included: invented people, a clock of its own. Cases are made by campaigns, for they need people, a rule
/// package and a frozen bundle.
/// </summary>
internal static class RunEndpoint
{
    public static void MapRun(this IEndpointRouteBuilder api) => api.MapPost("/workflow-definitions/{definitionId}/execute", Run);

    // Studio reads headers only: the instance to show, or that there is none. It says nothing of an error by itself; our script does.
    private static async Task<IResult> Run(string definitionId, HttpResponse response, StartRehearsal start, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        try
        {
            var id = await start.StartAsync(definitionId, new Dictionary<string, string>(), actor, cancellation);
            response.Headers["x-elsa-workflow-instance-id"] = id.ToString();
            return TypedResults.Ok(new { WorkflowInstanceId = id });
        }
        catch (InvalidInputException refused)
        {
            response.Headers["x-elsa-workflow-cannot-start"] = "true";
            return ElsaProblems.Refuse("not_rehearsed", [.. refused.Errors.Select(e => texts.Say(e.Message))]);
        }
    }
}
