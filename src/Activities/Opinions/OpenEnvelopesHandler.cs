using System.Text.Json.Nodes;
using CanBo.Activities.Forms;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Steps;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Opinions;

/// <summary>Closes an anonymous round in one transaction: open, count, shuffle, delete the envelopes, destroy the key (design.md §3, "the sealed envelope").</summary>
internal sealed class OpenEnvelopesHandler(Seals seals, FormLibrary forms) : EffectHandler<OpenEnvelopes>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, OpenEnvelopes effect, CancellationToken cancellation)
    {
        var step = context.Step;
        await StepLock.TakeAsync(step, context.InstanceId, context.Planned.Execution.Number, cancellation);
        var tasks = await StepTasks.OfAsync(step, context.InstanceId, context.Planned.Execution, cancellation);
        var round = await OpinionRounds.OfAsync(step, context.InstanceId, context.Planned.Execution, cancellation);
        if (round is { Status: OpinionRoundStatus.Open, KeyId: { } keyId })
        {
            await OpenAsync(step, round, keyId, cancellation);
            step.Audit(context.CorrelationId, round.Status == OpinionRoundStatus.TooFew ? "AnonymousOpinionsDestroyed" : "AnonymousOpinionsCounted", "system", Value.Object(
                ("node", Value.Of(context.Planned.NodeId)), ("asked", Value.Of(round.Asked)), ("replies", Value.Of(round.Replies)), ("least", Value.Of(round.Least))));
        }

        foreach (var task in tasks.Where(t => t.Seal == TaskSeal.Open))
            task.CloseSeal();
        return new Answer(Signals.Opened, Value.Object(("port", Value.Of(effect.Port)), ("replies", Value.Of(round?.Replies ?? 0))));
    }

    private async Task OpenAsync(StepScope step, OpinionRound round, Guid keyId, CancellationToken cancellation)
    {
        var db = step.Db();
        var key = await db.Set<SealingKey>().FirstAsync(k => k.Id == keyId, cancellation);
        var envelopes = await db.Set<SealedOpinion>().Where(o => o.RoundId == round.Id).ToListAsync(cancellation);
        var answers = envelopes.Count < round.Least ? [] : Read(key, envelopes);
        // One that was damaged is nobody's answer; if that leaves too few, none is shown.
        if (answers.Count < round.Least)
            round.Destroy(envelopes.Count);
        else
            round.Count(answers.Count, OpinionResult.Of(await forms.GetAsync(db, round.FormCode, round.FormVersion, cancellation), answers).ToJson());
        db.RemoveRange(envelopes);
        Seals.Destroy(step, key);
    }

    private List<JsonObject> Read(SealingKey key, List<SealedOpinion> envelopes)
    {
        var opened = seals.OpenAll(key, [.. envelopes.Select(e => new SealedAnswer(e.TaskId, e.Envelope))]);
        return [.. opened.OfType<byte[]>().Select(bytes => JsonNode.Parse(bytes)!.AsObject())];
    }
}
