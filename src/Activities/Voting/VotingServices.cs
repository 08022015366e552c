using CanBo.Activities.Archiving;
using CanBo.Activities.Tasks.Organising;
using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Voting;

/// <summary>Votes and what follows a tie.</summary>
public static class VotingServices
{
    /// <summary>Adds the feature.</summary>
    public static IServiceCollection AddVoting(this IServiceCollection services) => services
        .AddSingleton<Activity, CastVote>()
        .AddSingleton<Activity, HeadDecision>()
        .AddEffectHandler<JoinVote, JoinVoteHandler>()
        .AddEffectHandler<CloseVoteWait, CloseVoteWaitHandler>()
        .AddEffectHandler<LeaveVote, LeaveVoteHandler>()
        .AddEffectHandler<AskHead, AskHeadHandler>()
        .AddEffectHandler<CloseTieWait, CloseTieWaitHandler>()
        .AddEffectHandler<LeaveTie, LeaveTieHandler>()
        .AddTimedJob<CloseVoteOnTime>()
        .AddSingleton<VoteClosing>()
        .AddSingleton<IReturnGuard, CountedVotes>()
        .AddSingleton<OpenVote>()
        .AddSingleton<CastBallot>()
        .AddSingleton<NoteAttendance>()
        .AddSingleton<EnterPaper>()
        .AddSingleton<CloseVote>()
        .AddSingleton<PublishVote>()
        .AddSingleton<BreakTie>()
        .AddSingleton<VoteQueries>()
        .AddSingleton<TieQueries>()
        .AddArchived("vote_cases", (db, cases) => db.Set<VoteCase>().Where(r => cases.Contains(r.CaseId)))
        .AddArchived("vote_tie_breaks", (db, cases) => db.Set<TieBreak>().Where(t => cases.Contains(t.CaseId)));
}
