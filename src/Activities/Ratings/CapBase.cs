namespace CanBo.Activities.Ratings;

/// <summary>
/// What the share of XS is measured against. With x rated XS, t rated exactly TOT and n rated at all (domain.md §3.5).
/// The law in force uses <see cref="EXCL"/>; the other three are found in practice, so the base is a setting and is shown.
/// </summary>
public enum CapBase
{
    /// <summary>x ≤ rate · t: of those rated exactly TOT (D335 20(5), R366 11(1.5)).</summary>
    EXCL,

    /// <summary>x ≤ rate · (x + t): of those rated TOT or better.</summary>
    INCL,

    /// <summary>x ≤ rate · n: of all who are rated.</summary>
    ALL,

    /// <summary>x ≤ rate · n, where the rate is the share of XS among the Party members of the unit or group (D90 2(6)).</summary>
    LINK,
}
