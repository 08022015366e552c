using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.Calendar;
using CanBo.Activities.Forms;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Opinions;

/// <summary>Seals anonymous answers, and destroys them when a step is left. No log line, audit row, hash or time of an answer is made.</summary>
/// <param name="seals">Seals.</param>
public sealed class SealedReplies(Seals seals)
{
    // A character outside the ASCII letters may take six bytes in JSON.
    private const int MostBytesOfACharacter = 6;
    private const int RoomOfAChoice = 100;

    /// <summary>Puts the answer into its author's row; the last one counts.</summary>
    internal async Task TakeAsync(StepScope step, TaskItem task, Form form, JsonObject answer, string operationId, CancellationToken cancellation)
    {
        var db = step.Db();
        var round = await OpinionRounds.OfAsync(step, task.InstanceId!.Value, new ExecutionId(task.Execution!.Value), cancellation)
            ?? throw new InvalidOperationException($"Task {task.Id} belongs to no round.");
        var key = await db.Set<SealingKey>().FirstAsync(k => k.Id == round.KeyId, cancellation);
        var envelope = seals.Seal(key, task.Id, Encoding.UTF8.GetBytes(answer.ToJsonString(CanonicalJson.Options)), RoomOf(form));
        if (await db.Set<SealedOpinion>().FirstOrDefaultAsync(o => o.TaskId == task.Id, cancellation) is { } earlier)
            earlier.Replace(envelope);
        else
            db.Add(SealedOpinion.Of(task.Id, round.Id, envelope));
        task.Seals(operationId, BusinessZone.At(BusinessZone.DayOf(step.Now), TimeOnly.MinValue));
    }

    /// <summary>Destroys what a step that is left had gathered, unopened.</summary>
    internal static async Task DestroyAsync(StepScope step, OpinionRound round, CancellationToken cancellation)
    {
        var db = step.Db();
        db.RemoveRange(await db.Set<SealedOpinion>().Where(o => o.RoundId == round.Id).ToListAsync(cancellation));
        if (await db.Set<SealingKey>().FirstOrDefaultAsync(k => k.Id == round.KeyId, cancellation) is { } key)
            Seals.Destroy(step, key);
    }

    // By the form alone: the length of an envelope tells nothing about what is in it.
    private static int RoomOf(Form form) => form.Fields.Sum(f => f.Name.Length + RoomOfAChoice + (f.Kind is FormFieldKind.Text or FormFieldKind.LongText ? f.Longest * MostBytesOfACharacter : 0));
}
