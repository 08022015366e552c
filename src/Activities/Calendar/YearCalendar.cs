using System.Collections.Immutable;
using CanBo.Workflows;

namespace CanBo.Activities.Calendar;

/// <summary>The public holidays and swapped working days of one year, as data that can be edited.</summary>
/// <param name="Year">The year.</param>
/// <param name="DaysOff">Days nobody works although they would be working days, and holidays on weekends (for showing).</param>
/// <param name="WorkingDays">Weekend days that are worked instead of a day off.</param>
/// <param name="Notes">What an editor of this year should know.</param>
public sealed record YearCalendar(
    int Year,
    ImmutableArray<DayOff> DaysOff,
    ImmutableArray<MadeUpDay> WorkingDays,
    ImmutableArray<Bilingual> Notes);

/// <summary>A day off.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">What it is, such as "Tết Nguyên đán".</param>
/// <param name="Source">What it rests on.</param>
/// <param name="Basis">The document and article, or why we assume it.</param>
public sealed record DayOff(DateOnly Date, Bilingual Name, DaySource Source, string Basis);

/// <summary>A weekend day that is worked.</summary>
/// <param name="Date">The weekend day.</param>
/// <param name="InsteadOf">The day off it makes up for.</param>
/// <param name="Source">What it rests on.</param>
/// <param name="Basis">The document.</param>
public sealed record MadeUpDay(DateOnly Date, DateOnly InsteadOf, DaySource Source, string Basis);
