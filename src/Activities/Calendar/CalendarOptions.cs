using System.ComponentModel.DataAnnotations;

namespace CanBo.Activities.Calendar;

/// <summary>The office calendar. Bound from <c>Calendar</c>; a bad value stops the host at start.</summary>
public sealed class CalendarOptions : IValidatableObject
{
    /// <summary>The hour at which a due day ends, in Việt Nam.</summary>
    public TimeOnly ClosesAt { get; init; } = WorkingCalendar.UsualClosing;

    /// <summary>
    /// A folder of year files (<c>2028.json</c>) that add to the years of the product or replace them, for holidays announced
    /// after the release. Null: only the product's years.
    /// </summary>
    public string? YearsFolder { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (YearsFolder is not null && !Directory.Exists(YearsFolder))
            yield return new ValidationResult($"Calendar:YearsFolder: there is no folder {YearsFolder}. Create it or leave the setting out.", [nameof(YearsFolder)]);
    }
}
