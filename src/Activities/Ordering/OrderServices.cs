using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Ordering;

/// <summary>What must be known before what, across the cases of a campaign.</summary>
public static class OrderServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddOrdering(this IServiceCollection services) => services
        .AddSingleton<Activity, WaitFor>()
        .AddSingleton<Activity, MarkReviewed>()
        .AddEffectHandler<JoinWait, JoinWaitHandler>()
        .AddEffectHandler<CloseWait, CloseWaitHandler>()
        .AddEffectHandler<LeaveWait, LeaveWaitHandler>()
        .AddEffectHandler<NoteReviewed, NoteReviewedHandler>()
        .AddTimedJob<OrderCheck>()
        .AddSingleton<ReleaseWait>()
        .AddSingleton<RecordCollectiveDraft>()
        .AddSingleton<OrderQueries>();
}
