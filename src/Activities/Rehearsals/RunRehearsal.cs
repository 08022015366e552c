using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Rehearsals;

/// <summary>Moves a rehearsal on, and deletes it. Nothing outside its own rows is touched.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="graphs">Compiles the procedure.</param>
/// <param name="calendar">Working days.</param>
public sealed class RunRehearsal(StepRunner steps, RehearsalGraphs graphs, WorkingCalendar calendar)
{
    private const int MaxLength = 200;

    /// <summary>Ends an open step by an outcome. A step that is not open any more stays as it is.</summary>
    /// <param name="id">The rehearsal.</param>
    /// <param name="execution">The step.</param>
    /// <param name="port">By which outcome.</param>
    /// <param name="outputs">What it writes, by the names of its outputs; empty values are left out.</param>
    /// <param name="actor">A designer.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="InvalidInputException">The step has no such outcome, or a value is too long.</exception>
    /// <exception cref="NotFoundException">There is no such rehearsal.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public Task ChooseAsync(Guid id, int execution, string port, IReadOnlyDictionary<string, string> outputs, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return MoveAsync(
            id,
            actor,
            (run, graph) =>
            {
                if (run.State.Executions.FirstOrDefault(e => e.Id.Number == execution && e.Status == ExecutionStatus.Waiting) is not { } open)
                    return;
                var node = graph.Find(open.NodeId)!;
                if (node.Activity is not RehearsedActivity || !node.Outcomes.Contains(port))
                    throw new InvalidInputException("port", Sentence.Of("Chọn một kết quả của bước này."));
                run.Choose(execution, port, Outputs(node, outputs));
            },
            cancellation);
    }

    /// <summary>Moves the rehearsal's clock to its next deadline.</summary>
    /// <inheritdoc cref="ChooseAsync" path="/exception"/>
    public Task ToNextTimerAsync(Guid id, Actor actor, CancellationToken cancellation) => MoveAsync(id, actor, (run, _) => run.ToNextTimer(), cancellation);

    /// <summary>Tries a step that failed again.</summary>
    /// <inheritdoc cref="ChooseAsync" path="/exception"/>
    public Task RetryAsync(Guid id, int execution, Actor actor, CancellationToken cancellation) => MoveAsync(id, actor, (run, _) => run.Retry(execution), cancellation);

    /// <summary>Deletes a rehearsal, with everything that it left.</summary>
    /// <returns>The procedure that was rehearsed.</returns>
    /// <inheritdoc cref="ChooseAsync" path="/exception"/>
    public async Task<string> DeleteAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        RehearsalQueries.Require(actor);
        return await steps.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                var rehearsal = await db.Set<Rehearsal>().AsTracking().FirstOrDefaultAsync(r => r.Id == id, token) ?? throw new NotFoundException();
                db.RemoveRange(await db.Set<RehearsalLine>().AsTracking().Where(l => l.RehearsalId == id).ToListAsync(token));
                db.Remove(rehearsal);
                step.Audit(
                    ProcedureAudit.SubjectOf(rehearsal.DefinitionId), "RehearsalDeleted", actor.AuditName,
                    Value.Object(("definitionId", Value.Of(rehearsal.DefinitionId)), ("version", Value.Of(rehearsal.DefinitionVersion)), ("rehearsal", Value.Of(id.ToString("N")))));
                return rehearsal.DefinitionId;
            },
            cancellation);
    }

    private async Task MoveAsync(Guid id, Actor actor, Action<RehearsalRun, WorkflowGraph> move, CancellationToken cancellation)
    {
        RehearsalQueries.Require(actor);
        await steps.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                var rehearsal = await db.Set<Rehearsal>().AsTracking().FirstOrDefaultAsync(r => r.Id == id, token) ?? throw new NotFoundException();
                var graph = await graphs.CompileAsync(RehearsalQueries.Definition(rehearsal), token);
                var run = new RehearsalRun(graph, calendar).Load(InstanceState.FromBytes(rehearsal.State), rehearsal.Clock, RehearsalTimer.Read(rehearsal.Timers));
                move(run, graph);
                if (run.Journal.IsEmpty)
                    return;
                rehearsal.Take(run);
                db.AddRange(run.Journal.Select(line => RehearsalLine.Of(id, line)));
            },
            cancellation);
    }

    private static Value Outputs(GraphNode node, IReadOnlyDictionary<string, string> given)
    {
        var outputs = Value.EmptyObject;
        foreach (var output in RehearsalQueries.Outputs(node))
        {
            var text = given.GetValueOrDefault(output.Name, "").Trim();
            if (text.Length > MaxLength)
                throw new InvalidInputException(output.Name, Sentence.Of("Không quá {0} ký tự.", $"{MaxLength}"));
            if (text.Length > 0)
                outputs = outputs.With(output.Name, Value.Of(text));
        }

        return outputs;
    }
}
