using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Pages.Campaigns;

/// <summary>Fills the campaign form: what may be chosen, and what was typed.</summary>
internal sealed class CampaignForms(CanBoReader reader, DefinitionQueries definitions, CampaignQueries campaigns, DesignChoices choices, BusinessTime time, Localizer texts)
{
    public Task<CampaignForm> BlankAsync(CancellationToken cancellation)
    {
        var year = time.GetUtcNow().Year;
        return BuildAsync(
            new Dictionary<string, string>
            {
                ["year"] = year.ToString(CultureInfo.InvariantCulture),
                ["name"] = string.Create(CultureInfo.InvariantCulture, $"Xếp loại chất lượng công chức năm {year}"),
                ["decideBefore"] = string.Create(CultureInfo.InvariantCulture, $"14/12/{year}"),
                ["rulePackage"] = "D335",
                ["procedure.*"] = "civil-servant-annual",
            },
            new HashSet<string>(),
            cancellation);
    }

    public async Task<CampaignForm> OfAsync(Guid id, CancellationToken cancellation)
    {
        var campaign = await campaigns.GetAsync(id, cancellation);
        var typed = new Dictionary<string, string>
        {
            ["name"] = campaign.Name,
            ["year"] = campaign.Year.ToString(CultureInfo.InvariantCulture),
            ["periodFrom"] = campaign.PeriodFrom.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            ["periodTo"] = campaign.PeriodTo.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            ["decideBefore"] = campaign.DecideBefore.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            ["rulePackage"] = campaign.RulePackage,
            ["contactName"] = campaign.ContactName,
            ["contactPhone"] = campaign.ContactPhone,
            ["version"] = campaign.Version.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var procedure in campaign.Procedures)
            typed[CampaignForm.ProcedureField(procedure.PositionGroup)] = procedure.DefinitionId;
        return await BuildAsync(typed, campaign.UnitCodes.ToHashSet(), cancellation);
    }

    public async Task<CampaignForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var posted = await request.ReadFormAsync(cancellation);
        return await BuildAsync(
            posted.Where(p => p.Key != "unitCodes").ToDictionary(p => p.Key, p => p.Value.ToString().Normalize()),
            posted["unitCodes"].OfType<string>().ToHashSet(),
            cancellation);
    }

    private async Task<CampaignForm> BuildAsync(IReadOnlyDictionary<string, string> typed, IReadOnlySet<string> chosen, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        var groups = await db.Set<Post>().Select(p => p.PositionGroup).Distinct().OrderBy(g => g).ToListAsync(cancellation);
        var units = await db.Set<Unit>().Where(u => u.Kind == UnitKind.Agency || u.Kind == UnitKind.StaffBody).OrderBy(u => u.SortKey).Select(u => new { u.Code, u.Name }).ToListAsync(cancellation);
        var packages = await choices.ListAsync(DocumentKind.RulePackage, cancellation);
        var procedures = await definitions.ListLatestAsync(cancellation);
        return new CampaignForm(
            typed,
            [.. groups, "*"],
            [.. procedures.Select(p => new Choice(p.DefinitionId, p.Name)), new Choice(CampaignProcedure.Nobody, texts["Không thuộc đợt này"])],
            [.. packages.Select(p => new Choice(p.Value, p.Text.InReadersLanguage()))],
            [.. units.Select(u => new Choice(u.Code, u.Name))],
            chosen);
    }
}
