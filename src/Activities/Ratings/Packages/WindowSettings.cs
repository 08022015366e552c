using System.Collections.Immutable;

namespace CanBo.Activities.Ratings.Packages;

/// <summary>The comment from the residence area.</summary>
/// <param name="Required">Whether a file needs it.</param>
/// <param name="Exemptions">Codes of the reasons for which it is not asked.</param>
public sealed record ResidenceSettings(bool Required, ImmutableArray<string> Exemptions);

/// <summary>Subordinates' opinions, always shown only as an aggregate.</summary>
/// <param name="Required">Whether they are asked.</param>
/// <param name="MinReplies">The fewest replies that are shown, at least 2.</param>
public sealed record UpwardSettings(bool Required, int MinReplies);

/// <summary>Deadlines and windows (domain.md §2.7). Days are working days unless their name says otherwise.</summary>
/// <param name="SelfAssessmentFrom">The day of the year on which self-assessment opens.</param>
/// <param name="MeetingBy">The last day for the meeting.</param>
/// <param name="RateBefore">The day before which ratings are decided.</param>
/// <param name="RateBeforeSpecial">The same for bodies with a cycle of their own, in the next year.</param>
/// <param name="PartyOpinionDays">Working days for the Party committee's written opinion.</param>
/// <param name="DraftDays">Working days that a draft is with the participants before the conference.</param>
/// <param name="NoticeDays">Working days from the decision to the notice.</param>
/// <param name="SyncCalendarDays">Calendar days from the result to the national database.</param>
/// <param name="SheetSelfScoreDay">The working day of the next month by which the monthly sheet is scored.</param>
/// <param name="SheetConfirmDay">The working day of the next month by which it is confirmed.</param>
/// <param name="ResidenceFrom">The day on which residence comments are requested.</param>
/// <param name="ResidenceBy">The day by which they are returned.</param>
public sealed record DeadlineSettings(
    MonthDay SelfAssessmentFrom,
    MonthDay MeetingBy,
    MonthDay RateBefore,
    MonthDay RateBeforeSpecial,
    int PartyOpinionDays,
    int DraftDays,
    int NoticeDays,
    int SyncCalendarDays,
    int SheetSelfScoreDay,
    int SheetConfirmDay,
    MonthDay ResidenceFrom,
    MonthDay ResidenceBy);

/// <summary>Windows of the petition, in working days.</summary>
/// <param name="FileDays">From the notice, to file one.</param>
/// <param name="AnswerDays">From receipt, to answer it.</param>
public sealed record PetitionSettings(int FileDays, int AnswerDays);

/// <summary>Which edition of the forms. Form numbers are not stable, so a form is known by package version and code.</summary>
/// <param name="Version">The edition, such as <c>D335</c>.</param>
public sealed record FormSettings(string Version);
