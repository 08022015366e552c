using System.Text.Json;
using CanBo.Activities.Storage;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Requests;

/// <summary>
/// Sends a request and tells its execution what came back, in a step of its own. The outbox is the retry: a try that fails rests and comes again, on whatever host, and survives a restart. An
/// execution that no longer waits is not asked for any more.
/// </summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">Looks whether anybody still waits.</param>
/// <param name="client">Sends.</param>
/// <param name="work">How often the outbox tries at the most.</param>
internal sealed class HttpRequestDeed(StepRunner steps, CanBoReader reader, RequestClient client, IOptions<WorkOptions> work) : IDeed
{
    public static string Kind => SlowDeeds.HttpRequest;

    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var request = JsonSerializer.Deserialize<PlannedRequest>(item.Payload, JsonSerializerOptions.Web) ?? throw new InvalidOperationException("The payload is no request.");
        await using (var db = reader.Open())
        {
            if (!await db.Set<BookmarkRow>().AnyAsync(b => b.InstanceId == request.Instance && b.Execution == request.Execution, cancellation))
                return new DeedResult.Done();
        }

        var outcome = await client.SendAsync(request, item.Key, cancellation);
        if (outcome.MayBeTriedAgain && item.Attempt <= request.Retries && item.Attempt < work.Value.Attempts)
            return new DeedResult.Again(outcome.Why);
        await steps.RunAsync(
            (step, token) => step.ResumeAsync(request.Instance, new ExecutionId(request.Execution), outcome.Name, outcome.Data, token),
            cancellation);
        return new DeedResult.Done();
    }
}

/// <summary>What came of one try.</summary>
/// <param name="Name">What the execution is told.</param>
/// <param name="Data">With it.</param>
/// <param name="MayBeTriedAgain">True when another try may end otherwise.</param>
/// <param name="Why">For the outbox' page: a code, never a body or a header.</param>
internal sealed record RequestOutcome(string Name, Value Data, bool MayBeTriedAgain, string Why);
