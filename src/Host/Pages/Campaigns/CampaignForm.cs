using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Host.Design;

namespace CanBo.Host.Pages.Campaigns;

/// <summary>The campaign form as typed, so that a refused one comes back filled.</summary>
public sealed record CampaignForm(IReadOnlyDictionary<string, string> Typed, IReadOnlyList<string> Groups, IReadOnlyList<Choice> Procedures, IReadOnlyList<Choice> Packages, IReadOnlyList<Choice> Units, IReadOnlySet<string> ChosenUnits)
{
    /// <summary>Input name of a group's procedure.</summary>
    public static string ProcedureField(string group) => "procedure." + group;

    /// <summary>What was typed in a field; empty when nothing.</summary>
    public string this[string field] => Typed.GetValueOrDefault(field, "");

    public int Version => int.TryParse(this["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    public CampaignDetails Details() => new(
        this["name"],
        int.TryParse(this["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0,
        Day("periodFrom"),
        Day("periodTo"),
        [.. ChosenUnits],
        this["rulePackage"],
        Groups.Select(g => (Group: g, Procedure: this[ProcedureField(g)])).Where(p => p.Procedure.Length > 0).ToDictionary(p => p.Group, p => p.Procedure),
        Day("decideBefore"),
        this["contactName"],
        this["contactPhone"]);

    /// <summary>A day as typed; null when nothing was.</summary>
    /// <exception cref="InvalidInputException">When it is no day; names the field.</exception>
    public static DateOnly? Day(string field, string? typed) => string.IsNullOrWhiteSpace(typed)
        ? null
        : DateOnly.TryParseExact(typed.Trim(), ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new InvalidInputException(field, Sentence.Of("Ghi ngày, tháng, năm, ví dụ 14/12/2026."));

    private DateOnly? Day(string field) => Day(field, this[field]);
}
