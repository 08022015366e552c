using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Steps;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Opinions;

/// <summary>Opens the round of an asking, or says why nobody is asked.</summary>
/// <param name="packages">Reads the campaign's rule package for the fewest replies that are shown.</param>
/// <param name="seals">Makes the key of an anonymous round.</param>
internal sealed class OpinionOpening(RulePackages packages, Seals seals)
{
    /// <summary>Opens the round.</summary>
    /// <returns>Null, or why nobody is asked.</returns>
    public Sentence? Open(EffectContext context, OpenTasks effect, Campaign campaign, Resolution asked, int formVersion)
    {
        var step = context.Step;
        var data = new NewRound(campaign.Id, context.CorrelationId, context.InstanceId, context.Planned.Execution.Number, context.Planned.NodeId, effect.Rule, effect.IsAnonymous, effect.Form, formVersion);
        var least = LeastOf(campaign);
        if ((asked.NotAsked ?? TooFew(effect.Rule, effect.IsAnonymous, asked.People.Length, least)) is { } reason)
        {
            step.Db().Add(OpinionRound.Unasked(data, reason, step.Now));
            return reason;
        }

        var key = effect.IsAnonymous ? seals.Make(step) : null;
        step.Db().Add(OpinionRound.Open(data, asked.People.Length, least, key?.Id, step.Now));
        return null;
    }

    /// <summary>A named step that is come through once more: its round goes along with its tasks.</summary>
    public static async Task MoveAsync(EffectContext context, CancellationToken cancellation)
    {
        if (await LatestAsync(context, cancellation) is { } round)
            round.MoveTo(context.Planned.Execution.Number);
    }

    /// <summary>An anonymous step that is come through once more keeps what was counted, or destroyed, the first time.</summary>
    /// <returns>The port it leaves by; null when nothing was ever closed there, so that people are asked anew.</returns>
    public static async Task<string?> KeptAsync(EffectContext context, CancellationToken cancellation) => (await LatestAsync(context, cancellation))?.Status switch
    {
        OpinionRoundStatus.Closed or OpinionRoundStatus.TooFew => Signals.Submitted,
        OpinionRoundStatus.NotAsked => Signals.NotRequired,
        _ => null,
    };

    private static async Task<OpinionRound?> LatestAsync(EffectContext context, CancellationToken cancellation)
    {
        await context.Step.FlushAsync(cancellation);
        return await context.Step.Db().Set<OpinionRound>()
            .Where(r => r.InstanceId == context.InstanceId && r.NodeId == context.Planned.NodeId)
            .OrderByDescending(r => r.Execution)
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>So many answers complete the step; 0 for everyone's. Anonymous ones are never fewer than are ever shown.</summary>
    public int Enough(OpenTasks effect, Campaign campaign, Resolution asked)
    {
        if (effect.Enough == 0)
            return 0;
        var wanted = effect.IsAnonymous ? Math.Max(effect.Enough, LeastOf(campaign)) : effect.Enough;
        return wanted < asked.People.Length ? wanted : 0;
    }

    /// <summary>Why so few people are not asked at all: whoever reads their answers could guess whose they are. Null when they are enough.</summary>
    public static Sentence? TooFew(ParticipantRule rule, bool isAnonymous, int people, int least) =>
        (isAnonymous || rule == ParticipantRule.Subordinates) && people < least
            ? Sentence.Of(
                "Chỉ có {0} người để hỏi, ít hơn {1} người, mức tối thiểu để không ai đoán được ý kiến của ai; vì vậy không hỏi.",
                people.ToString(CultureInfo.InvariantCulture),
                least.ToString(CultureInfo.InvariantCulture))
            : null;

    private int LeastOf(Campaign campaign) => packages.Of(campaign).Upward.MinReplies;
}
