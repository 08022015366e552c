using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;
using CanBo.Activities.Voting;

namespace CanBo.Host.Pages.Votes;

/// <summary>What was typed or marked, as posted. Nothing of it is kept on the server.</summary>
public sealed class VoteForm(IReadOnlyDictionary<string, string> typed)
{
    /// <summary>Nothing typed.</summary>
    public static VoteForm Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>What was typed in a field; empty when nothing.</summary>
    public string this[string field] => typed.GetValueOrDefault(field, "");

    /// <summary>What to show in a field: what was typed, else what is stored.</summary>
    public string Or(string field, string stored) => typed.GetValueOrDefault(field, stored);

    /// <summary>Input name of a mark.</summary>
    public static string MarkOf(Guid caseId) => $"marks.{caseId}";

    /// <summary>Input name of a number on a teller's sheet.</summary>
    public static string PaperOf(Guid caseId, string what) => $"rows.{caseId}.{what}";

    public static async Task<VoteForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        return new VoteForm(form.ToDictionary(f => f.Key, f => f.Value.ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal));
    }

    /// <summary>A mark in the page: one digit, blank included. Whoever sees how long the request was that casts a slip learns nothing by it.</summary>
    public static string ValueOf(Rating? level) => ((int)(level ?? 0)).ToString(CultureInfo.InvariantCulture);

    /// <summary>What was marked for a case; null for nothing.</summary>
    public Rating? Mark(Guid caseId) => this[MarkOf(caseId)] switch
    {
        [var digit] when ((Rating)(digit - '0')).IsLevel() => (Rating)(digit - '0'),
        var code => RatingScale.TryParseCode(code, out var level) ? level : null,
    };

    /// <summary>The slip.</summary>
    public IReadOnlyList<BallotMark> Marks() =>
        [.. typed.Keys.Where(k => k.StartsWith("marks.", StringComparison.Ordinal) && Guid.TryParse(k[6..], out _)).Select(k => Guid.Parse(k[6..])).Select(id => new BallotMark(id, Mark(id)))];

    /// <summary>How the vote is opened.</summary>
    /// <exception cref="InvalidInputException">A day or an hour cannot be read.</exception>
    public VoteOpening ToOpening() => new(
        ClosesAt(),
        this["whenAllCast"] == "true",
        [.. new[] { this["teller1"], this["teller2"] }.Where(t => t.Length > 0).Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty)]);

    /// <summary>The attendance list.</summary>
    public IReadOnlyList<VoterLine> ToAttendance() =>
        [.. typed.Keys.Where(k => k.StartsWith("presence.", StringComparison.Ordinal) && Guid.TryParse(k[9..], out _)).Select(k => Guid.Parse(k[9..])).Select(Line)];

    /// <summary>A teller's sheet; what cannot be read is -1, which is refused with the field named.</summary>
    public PaperSheet ToSheet(VoteView view) => new(
        Number("slips"), Number("invalid"), [.. view.Rows.Select(r => new PaperRow(r.CaseId, Count(r, "XS"), Count(r, "TOT"), Count(r, "HT"), Count(r, "KHT"), Number(PaperOf(r.CaseId, "blank"))))]);

    private int Count(VoteRow row, string level) => row.Options.Any(o => o.ToString() == level) ? Number(PaperOf(row.CaseId, level)) : 0;

    private int Number(string field) => this[field].Trim() is var text && text.Length == 0 ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private VoterLine Line(Guid personId) => this[$"presence.{personId}"] switch
    {
        "Paper" => new(personId, Presence.Present, true),
        var text => new(personId, Enum.TryParse<Presence>(text, out var presence) ? presence : null, false),
    };

    private DateTimeOffset? ClosesAt()
    {
        if (this["closesOn"].Length == 0)
            return null;
        if (!DateOnly.TryParseExact(this["closesOn"], ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new InvalidInputException("closesOn", Sentence.Of("Ghi ngày dạng 09/12/2026."));
        if (!TimeOnly.TryParseExact(this["closesTime"].Length == 0 ? "17:00" : this["closesTime"].Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            throw new InvalidInputException("closesTime", Sentence.Of("Ghi giờ dạng 14:30."));
        return BusinessZone.At(day, time);
    }
}
