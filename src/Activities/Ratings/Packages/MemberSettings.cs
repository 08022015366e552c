namespace CanBo.Activities.Ratings.Packages;

/// <summary>Which Party members are reviewed (R366 Art. 5(2)).</summary>
/// <param name="AdmittedMonths">Who was admitted fewer months than this before the period ends is not reviewed; 0 reviews everyone.</param>
public sealed record MemberSettings(int AdmittedMonths)
{
    /// <summary>The regulation's own: six months.</summary>
    public static MemberSettings Usual { get; } = new(6);
}
