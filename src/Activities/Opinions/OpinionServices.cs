using CanBo.Activities.Archiving;
using CanBo.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Opinions;

/// <summary>Rounds of opinions, named and anonymous.</summary>
public static class OpinionServices
{
    /// <summary>Adds the feature; its step is <see cref="Tasks.Steps.Opinion"/>.</summary>
    public static IServiceCollection AddOpinions(this IServiceCollection services) => services
        .AddEffectHandler<OpenEnvelopes, OpenEnvelopesHandler>()
        .AddSingleton<OpinionOpening>()
        .AddSingleton<SealedReplies>()
        .AddSingleton<OpinionSummaries>()
        .AddArchived("opinion_rounds", (db, cases) => db.Set<OpinionRound>().Where(r => cases.Contains(r.CaseId)));
}
