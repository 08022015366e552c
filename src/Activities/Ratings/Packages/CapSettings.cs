using System.Collections.Immutable;

namespace CanBo.Activities.Ratings.Packages;

/// <summary>The sets of people within which the cap is kept; several hold at once.</summary>
public enum CapScope
{
    /// <summary>The agency.</summary>
    Unit,

    /// <summary>People of similar position and tasks within the agency.</summary>
    Group,

    /// <summary>The basic Party organisation.</summary>
    BasicOrganisation,

    /// <summary>Everyone one authority decides on.</summary>
    DecidingAuthority,
}

/// <summary>The cap on XS.</summary>
/// <param name="Rate">The rate, above 0 and at most 1.</param>
/// <param name="OutstandingRate">The rate for an organisation with outstanding results, by decision; null if there is none.</param>
/// <param name="Base">What the share is measured against.</param>
/// <param name="Scope">The sets within which it is kept.</param>
/// <param name="Rounding">How rate × base becomes whole seats.</param>
public sealed record CapSettings(Fraction Rate, Fraction? OutstandingRate, CapBase Base, ImmutableArray<CapScope> Scope, CapRounding Rounding)
{
    /// <summary>The cap for an organisation; outstanding ones get the higher rate where there is one.</summary>
    public CapRule Rule(bool outstanding) => new(Base, outstanding ? OutstandingRate ?? Rate : Rate, Rounding);

    /// <summary>The cap that follows the Party members' rate of XS (base LINK).</summary>
    public CapRule LinkedRule(Fraction partyRate) => new(CapBase.LINK, partyRate, Rounding);
}
