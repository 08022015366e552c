using CanBo.Activities.Archiving;
using CanBo.Activities.Tasks.Reading;
using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Approvals;

/// <summary>Approvals by one, all or so many people.</summary>
public static class ApprovalServices
{
    /// <summary>Adds the feature.</summary>
    public static IServiceCollection AddApprovals(this IServiceCollection services) => services
        .AddSingleton<Activity, Approval>()
        .AddEffectHandler<OpenApproval, OpenApprovalHandler>()
        .AddEffectHandler<CloseApproval, CloseApprovalHandler>()
        .AddEffectHandler<LeaveApproval, LeaveApprovalHandler>()
        .AddSingleton<ApproverSearch>()
        .AddSingleton<ApprovalAsking>()
        .AddSingleton<ApprovalReturns>()
        .AddSingleton<GiveApproval>()
        .AddSingleton<HandOverApproval>()
        .AddSingleton<WaiveApproval>()
        .AddSingleton<ApprovalQueries>()
        .AddSingleton<IAnswerDoor, ApprovalReading>()
        .AddArchived("approval_rounds", (db, cases) => db.Set<ApprovalRound>().Where(r => cases.Contains(r.CaseId)))
        .AddArchived("approval_voices", (db, cases) => db.Set<ApprovalVoice>().Where(v => db.Set<ApprovalRound>().Any(r => r.Id == v.RoundId && cases.Contains(r.CaseId))));
}
