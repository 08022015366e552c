using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Rehearsals;

/// <summary>Begins a rehearsal of a procedure's newest version, draft or published.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="definitions">Finds the version.</param>
/// <param name="graphs">Compiles it.</param>
/// <param name="calendar">Working days.</param>
public sealed class StartRehearsal(StepRunner steps, DefinitionQueries definitions, RehearsalGraphs graphs, WorkingCalendar calendar)
{
    /// <summary>The most rehearsals of one procedure that are kept at a time.</summary>
    public const int Most = 50;

    /// <summary>Begins one.</summary>
    /// <param name="definitionId">The procedure.</param>
    /// <param name="facts">What is said of the invented case, by the names of the procedure's inputs; a yes-or-no fact is true when it is there.</param>
    /// <param name="actor">A designer.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <returns>The rehearsal's id.</returns>
    /// <exception cref="InvalidInputException">A fact does not fit its type, or too many rehearsals are kept.</exception>
    /// <exception cref="NotFoundException">There is no such procedure.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<Guid> StartAsync(string definitionId, IReadOnlyDictionary<string, string> facts, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        RehearsalQueries.Require(actor);
        var latest = await definitions.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        var graph = await graphs.CompileAsync(latest.Definition, cancellation);
        return await steps.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                if (await db.Set<Rehearsal>().CountAsync(r => r.DefinitionId == definitionId, token) >= Most)
                    throw new InvalidInputException("", Sentence.Of("Quy trình này đã có {0} buổi diễn tập. Xóa bớt rồi diễn tập tiếp.", $"{Most}"));
                var version = latest.Version;
                var rehearsal = Rehearsal.Start(
                    Ids.New(step.Now), (definitionId, version.VersionId, version.Version, version.Name), DefinitionJson.Write(latest.Definition), actor.AuditName, step.Now);
                var run = new RehearsalRun(graph, calendar).Load(InstanceState.New, step.Now, []);
                run.Start(RehearsalFacts.Read(latest.Definition, facts, step.Now));
                rehearsal.Take(run);
                db.Add(rehearsal);
                db.AddRange(run.Journal.Select(line => RehearsalLine.Of(rehearsal.Id, line)));
                step.Audit(
                    ProcedureAudit.SubjectOf(definitionId), "RehearsalStarted", actor.AuditName,
                    Value.Object(("definitionId", Value.Of(definitionId)), ("version", Value.Of(version.Version)), ("rehearsal", Value.Of(rehearsal.Id.ToString("N")))));
                return rehearsal.Id;
            },
            cancellation);
    }
}
