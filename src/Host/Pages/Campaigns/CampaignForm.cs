using System.Globalization;
using CanBo.Activities.Campaigns;
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

    private DateOnly? Day(string field) =>
        DateOnly.TryParseExact(this[field], ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
