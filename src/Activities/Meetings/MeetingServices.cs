using CanBo.Activities.Archiving;
using CanBo.Activities.Tasks.Reading;
using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Meetings;

/// <summary>The meetings feature.</summary>
public static class MeetingServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddSingleton<Activity, HoldMeeting>()
        .AddEffectHandler<JoinMeeting, JoinMeetingHandler>()
        .AddEffectHandler<CloseMeetingWait, CloseMeetingWaitHandler>()
        .AddEffectHandler<LeaveMeeting, LeaveMeetingHandler>()
        .AddSingleton<SaveMeeting>()
        .AddSingleton<AdoptMeeting>()
        .AddSingleton<CallMeeting>()
        .AddSingleton<AttachScan>()
        .AddSingleton<MeetingQueries>()
        .AddSingleton<IAnswerDoor, MeetingSheets>()
        .AddSingleton<IArchivedRows, ArchivedScans>()
        .AddArchived("meetings", (db, cases) => db.Set<Meeting>().Where(m => db.Set<MeetingCase>().Any(c => c.MeetingId == m.Id && cases.Contains(c.CaseId))))
        .AddArchived("meeting_cases", (db, cases) => db.Set<MeetingCase>().Where(c => cases.Contains(c.CaseId)));
}
