using CanBo.Activities.Archiving;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Ratings.Packages.Editing;
using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>Decisions by list inside the cap.</summary>
public static class DecisionServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddDecisions(this IServiceCollection services) => services
        .AddArchived("rating_decisions", (db, cases) => db.Set<RatingDecision>().Where(d => cases.Contains(d.CaseId)))
        .AddSingleton<Activity, FinalDecision>()
        .AddEffectHandler<AwaitDecision, AwaitDecisionHandler>()
        .AddEffectHandler<CloseDecisionWait, CloseDecisionWaitHandler>()
        .AddEffectHandler<LeaveDecision, LeaveDecisionHandler>()
        .AddSingleton<IDocumentFormat, RulePackageFormat>()
        .AddSingleton<DecideRatings>()
        .AddSingleton<DecisionListQueries>()
        .AddSingleton<TryDecisions>()
        .AddSingleton<SetUnitRating>()
        .AddSingleton<RecordConductFact>();
}
