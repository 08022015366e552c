using System.Collections.Immutable;

namespace CanBo.Activities.Ratings.HardRules;

/// <summary>Who disciplined.</summary>
public enum SanctionSide
{
    /// <summary>The Party.</summary>
    Party,

    /// <summary>The State.</summary>
    State,
}

/// <summary>One sanction, from reprimand (khiển trách) up.</summary>
/// <param name="Side">Who disciplined.</param>
/// <param name="Form">The form, in the words of the decision.</param>
/// <param name="DecidedOn">The day of the decision.</param>
public sealed record Sanction(SanctionSide Side, string Form, DateOnly DecidedOn);

/// <summary>One act and every sanction it brought. The act counts once, however many sanctions follow (D335 11(3)).</summary>
/// <param name="Code">A code for messages, such as the number of the first decision.</param>
/// <param name="LinkedToDuty">Ideological or ethical decline, or a breach linked to official duty.</param>
/// <param name="Sanctions">The sanctions, Party and State.</param>
/// <param name="CountedInYear">The year in which the act already led to KHT, before any sanction; null if none.</param>
/// <param name="AgencyCode">The agency where the act was done, when it is another than today's; null if the same.</param>
public sealed record DisciplinaryAct(
    string Code,
    bool LinkedToDuty,
    ImmutableArray<Sanction> Sanctions,
    int? CountedInYear = null,
    string? AgencyCode = null)
{
    /// <summary>
    /// The one year in which the act counts, or null when there is no sanction yet: the year it was already used, otherwise
    /// that of the first sanction.
    /// </summary>
    public int? CountsIn => CountedInYear ?? (Sanctions.IsEmpty ? null : Sanctions.Min(sanction => sanction.DecidedOn.Year));
}
