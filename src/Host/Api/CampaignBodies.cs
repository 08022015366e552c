using CanBo.Activities.Campaigns;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>A campaign as an organiser describes it.</summary>
internal sealed record CampaignBody
{
    /// <summary>Up to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The year evaluated.</summary>
    public required int Year { get; init; }

    /// <summary>First day of the period; 1 January when absent.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Last day of the period; 31 December when absent.</summary>
    public DateOnly? PeriodTo { get; init; }

    /// <summary>Codes of the units in scope, each with everything below it; absent or empty is everyone.</summary>
    public IReadOnlyList<string>? UnitCodes { get; init; }

    /// <summary>Rule package; D335 when absent.</summary>
    public string? RulePackage { get; init; }

    /// <summary>Position group to procedure (definition id), or <c>none</c> for a group that is not evaluated in this campaign; <c>*</c> for every group not named.</summary>
    public required IReadOnlyDictionary<string, string> Procedures { get; init; }

    /// <summary>Decisions are due by the end of this day; 14 December of the year when absent.</summary>
    public DateOnly? DecideBefore { get; init; }

    /// <summary>Whom participants may ask.</summary>
    public string? ContactName { get; init; }

    /// <summary>The contact's telephone.</summary>
    public string? ContactPhone { get; init; }

    /// <summary>The version that was read, when changing a draft.</summary>
    public int Version { get; init; }

    public CampaignDetails ToDetails() => new(
        Name,
        Year,
        PeriodFrom,
        PeriodTo,
        UnitCodes ?? [],
        RulePackage ?? "D335",
        Procedures,
        DecideBefore,
        ContactName ?? "",
        ContactPhone ?? "");
}

/// <summary>Why something is done.</summary>
internal sealed record ReasonBody(string Reason);

/// <summary>A later day, and why.</summary>
internal sealed record ExtensionBody(DateOnly DecideBefore, string Reason);

/// <summary>A person who gets no case, and why.</summary>
internal sealed record ExemptionBody(string PersonCode, string Reason);

/// <summary>What a launch would do, in the reader's language.</summary>
internal sealed record PreviewAnswer(
    bool MayLaunch,
    int Cases,
    IReadOnlyList<PreviewCount> Procedures,
    IReadOnlyList<PreviewPerson> Exempt,
    IReadOnlyList<PreviewGap> Gaps,
    IReadOnlyList<PersonAsked> Asked,
    IReadOnlyList<PersonAsked> AskedTooOften,
    IReadOnlyList<QuotaGroupPreview> QuotaGroups,
    IReadOnlyList<SeatsLostPreview> SeatsLost,
    IReadOnlyList<ProcedureFinding> Findings)
{
    private const int MostAsked = 200;

    public static PreviewAnswer Of(LaunchPreview preview, Localizer texts) => new(
        preview.Plan.MayLaunch,
        preview.Plan.Entries.Count,
        [.. preview.Plan.Entries.GroupBy(e => (e.Standing.PositionGroup, e.DefinitionId)).Select(g => new PreviewCount(g.Key.PositionGroup, g.Key.DefinitionId, g.Count()))],
        [.. preview.Plan.Exempt.Select(e => new PreviewPerson(e.PersonCode, e.PersonName, texts.Say(e.Reason)))],
        [.. preview.Plan.Gaps.Select(g => new PreviewGap(g.Code, g.About, texts.Say(g.Problem), texts.Say(g.Fix), g.Blocks))],
        [.. preview.Plan.Asked.Take(MostAsked)],
        [.. preview.Plan.Asked.Where(a => a.IsMany)],
        preview.QuotaGroups,
        preview.SeatsLost,
        preview.Plan.Findings);
}

/// <summary>How many cases a position group would have, and on which procedure.</summary>
internal sealed record PreviewCount(string PositionGroup, string DefinitionId, int Cases);

/// <summary>Someone without a case.</summary>
internal sealed record PreviewPerson(string Code, string Name, string Reason);

/// <summary>Something missing and how to mend it.</summary>
internal sealed record PreviewGap(string Code, string About, string Problem, string Fix, bool Blocks);
