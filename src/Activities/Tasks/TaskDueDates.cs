using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Tasks;

/// <summary>By when a task is due, and why then.</summary>
/// <param name="calendar">Working days.</param>
/// <param name="packages">Reads the campaign's rule package for its windows.</param>
public sealed class TaskDueDates(WorkingCalendar calendar, RulePackages packages)
{
    /// <summary>The deadline of a step; null when it has none.</summary>
    /// <param name="campaign">For its rule package.</param>
    /// <param name="kind">What is asked.</param>
    /// <param name="rule">Who is asked.</param>
    /// <param name="windowDays">Working days; 0 takes the rule package's window.</param>
    /// <param name="now">The opening.</param>
    public TaskDeadline? Of(Campaign campaign, TaskKind kind, ParticipantRule rule, int windowDays, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        if (windowDays > 0)
            return In(windowDays, now);
        var deadline = packages.Of(campaign).Deadline;
        if (kind == TaskKind.Opinion && rule == ParticipantRule.PartyCommittee && deadline.PartyOpinionDays > 0)
            return In(deadline.PartyOpinionDays, now);
        if (kind == TaskKind.Residence)
            return BusinessZone.DayOf(now) < deadline.ResidenceBy.In(campaign.Year) ? On(deadline.ResidenceBy.In(campaign.Year)) : null;
        var meeting = deadline.MeetingBy.In(campaign.Year);
        return kind == TaskKind.SelfAssessment && BusinessZone.DayOf(now) < meeting ? On(meeting) : null;
    }

    /// <summary>So many working days after an instant.</summary>
    public TaskDeadline In(int workingDays, DateTimeOffset from)
    {
        var due = calendar.AddWorkingDays(from, workingDays);
        return new TaskDeadline(due.Instant, due.Explanation);
    }

    /// <summary>The closing hour of a given day.</summary>
    public TaskDeadline On(DateOnly day) => new(
        BusinessZone.At(day, calendar.Closing),
        Sentence.Of("Hạn {0}, theo lịch của đợt.", VietnameseDates.FullTerm(day)));
}

/// <summary>A deadline.</summary>
/// <param name="DueAt">The instant.</param>
/// <param name="Explanation">How it came about.</param>
public sealed record TaskDeadline(DateTimeOffset DueAt, Sentence Explanation);
