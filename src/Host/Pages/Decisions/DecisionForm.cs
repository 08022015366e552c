using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Host.Design;
using Microsoft.Extensions.Primitives;

namespace CanBo.Host.Pages.Decisions;

/// <summary>What was chosen or signed, as typed. A row that needs nothing typed is one value: <c>choice=id:XS</c>.</summary>
public sealed class DecisionForm(IReadOnlyDictionary<string, StringValues> typed)
{
    /// <summary>Nothing typed.</summary>
    public static DecisionForm Empty { get; } = new(new Dictionary<string, StringValues>());

    /// <summary>What was typed in a field; empty when nothing.</summary>
    public string this[string field] => typed.TryGetValue(field, out var value) ? value.ToString() : "";

    /// <summary>Cases ticked on the list.</summary>
    public IReadOnlyList<Guid> Chosen => [.. All("case").Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];

    /// <summary>True when it comes from the review, not from the list.</summary>
    public bool IsSigning => typed.ContainsKey("choice");

    /// <summary>The ratings to sign.</summary>
    public IReadOnlyList<RatingChoice> Choices => [.. All("choice").Select(ToChoice).OfType<RatingChoice>().DistinctBy(c => c.CaseId)];

    /// <summary>Input name of a rating, a reason, an override.</summary>
    public static string FieldOf(string what, Guid caseId) => $"{what}.{caseId}";

    /// <summary>The list it came from.</summary>
    public string BackTo(Guid campaignId) => SignIn.SignInPages.Local(this["back"]) is { Length: > 1 } back ? back : $"/campaigns/{campaignId}/decision-list";

    public static async Task<DecisionForm> ReadAsync(HttpRequest request, CancellationToken cancellation) =>
        new((await request.ReadFormAsync(cancellation)).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));

    private IEnumerable<string> All(string field) => typed.TryGetValue(field, out var values) ? values.OfType<string>() : [];

    private RatingChoice? ToChoice(string value)
    {
        var parts = value.Split(':', 2);
        if (!Guid.TryParse(parts[0], out var id))
            return null;
        var other = this[FieldOf("rating", id)];
        if (!RatingScale.TryParseCode(other.Length > 0 ? other : parts[^1], out var rating))
            return null;
        var reason = this[FieldOf("reason", id)].ReplaceLineEndings("\n").Trim();
        var overrides = All(FieldOf("override", id)).Select(code => new RuleOverride(code, reason)).ToList();
        return new RatingChoice(id, rating, reason.Length > 0 ? reason : null, overrides.Count > 0 ? [.. overrides] : null);
    }
}
