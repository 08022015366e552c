using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Ratings.HardRules;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>Recorded facts as the hard rules read them.</summary>
internal static class ConductFacts
{
    public static HardFacts Of(Case @case, int year, IEnumerable<ConductFact> recorded)
    {
        var facts = recorded.ToList();
        var months = facts.LastOrDefault(f => f.Kind == ConductFactKind.MonthsWorked)?.Number;
        return new HardFacts
        {
            Year = year,
            IsLeader = @case.IsHead || @case.IsDeputy,
            Acts = [.. facts.Where(f => f.Kind == ConductFactKind.Discipline).Select(Act)],
            ConcludedDecline = facts.Exists(f => f.Kind == ConductFactKind.ConcludedDecline),
            UnitHandledForCorruption = facts.Exists(f => f.Kind == ConductFactKind.UnitCorruption),
            MonthsWorked = months is { } worked ? Fraction.From(worked) : null,
            OldFaultsOpen = (int)(facts.LastOrDefault(f => f.Kind == ConductFactKind.OldFaultsOpen)?.Number ?? 0),
        };
    }

    private static DisciplinaryAct Act(ConductFact fact) => new(
        fact.Document.Length > 0 ? fact.Document : fact.At.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        fact.IsLinkedToDuty,
        fact.DocumentDate is { } day ? [new Sanction(SanctionSide.State, fact.Note, day)] : []);
}
