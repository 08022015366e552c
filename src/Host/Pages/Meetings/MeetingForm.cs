using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.Meetings;

/// <summary>The minutes as typed, so that a refused page comes back filled.</summary>
public sealed class MeetingForm(IReadOnlyDictionary<string, string> typed)
{
    /// <summary>Nothing typed: the page shows what is stored.</summary>
    public static MeetingForm Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>What was typed in a field; empty when nothing.</summary>
    public string this[string field] => typed.GetValueOrDefault(field, "");

    /// <summary>What to show in a field: what was typed, else what is stored.</summary>
    public string Or(string field, string stored) => typed.GetValueOrDefault(field, stored);

    /// <summary>Input name of a person's presence.</summary>
    public static string PresenceOf(Guid personId) => $"presence.{personId}";

    /// <summary>Input name of a note on a case.</summary>
    public static string NoteOf(Guid caseId, string note) => $"cases.{caseId}.{note}";

    public static async Task<MeetingForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        return new MeetingForm(form.ToDictionary(f => f.Key, f => f.Value.ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal));
    }

    /// <exception cref="InvalidInputException">A day or an hour cannot be read.</exception>
    public MeetingDraft ToDraft() => new(
        int.TryParse(this["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
        HeldAt(),
        this["place"],
        this["minutes"],
        [.. typed.Keys.Where(k => k.StartsWith("presence.", StringComparison.Ordinal)).Select(Attendance).OfType<AttendanceLine>()],
        [.. typed.Keys.Where(k => k.StartsWith("cases.", StringComparison.Ordinal)).Select(k => k.Split('.')[1]).Distinct().Select(Notes).OfType<MeetingCaseNotes>()]);

    /// <summary>Before the minutes are adopted on the page, time and place must be there.</summary>
    public void RequireComplete()
    {
        var errors = new List<FieldError>();
        if (this["heldOn"].Length == 0)
            errors.Add(new FieldError("heldOn", Sentence.Of("Ghi ngày họp.")));
        if (string.IsNullOrWhiteSpace(this["place"]))
            errors.Add(new FieldError("place", Sentence.Of("Ghi nơi họp.")));
        if (errors.Count > 0)
            throw new InvalidInputException([.. errors]);
    }

    /// <summary>For when the meeting is called; null while no day is typed.</summary>
    /// <exception cref="InvalidInputException">The day or the hour cannot be read.</exception>
    public DateTimeOffset? CalledFor() => Moment("calledOn", "calledTime");

    private DateTimeOffset? HeldAt() => Moment("heldOn", "heldTime");

    private DateTimeOffset? Moment(string dayField, string hourField)
    {
        if (this[dayField].Length == 0)
            return null;
        if (!DateOnly.TryParseExact(this[dayField], ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new InvalidInputException(dayField, Sentence.Of("Ghi ngày như 14/12/2026."));
        var hour = this[hourField];
        if (hour.Length > 0 && !TimeOnly.TryParseExact(hour, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw new InvalidInputException(hourField, Sentence.Of("Ghi giờ như 14:30."));
        return BusinessZone.At(day, hour.Length > 0 ? TimeOnly.Parse(hour, CultureInfo.InvariantCulture) : new TimeOnly(8, 0));
    }

    private AttendanceLine? Attendance(string field) =>
        Guid.TryParse(field["presence.".Length..], out var person) && Enum.TryParse<Presence>(this[field], out var presence) ? new(person, presence) : null;

    private MeetingCaseNotes? Notes(string id) => Guid.TryParse(id, out var caseId)
        ? new(caseId, this[NoteOf(caseId, "strengths")], this[NoteOf(caseId, "limits")], this[NoteOf(caseId, "opinions")], this[NoteOf(caseId, "conclusion")])
        : null;
}
