using System.Collections.Immutable;

namespace CanBo.Activities.Ordering;

/// <summary>What a case may have to wait for (domain.md §2.6). In procedures written in lower camel case, such as <c>unitRating</c>; released words never change.</summary>
public enum WaitKind
{
    /// <summary>The rating of the unit that the person heads (edges E6 and E10). Others wait for nothing.</summary>
    UnitRating,

    /// <summary>The cases of direct subordinates (edge E11: their results are a part of the head's score).</summary>
    Subordinates,

    /// <summary>The cases of those who come first in the agency (edge E3): the head for a deputy, the head and the deputies for everyone else.</summary>
    Seniors,

    /// <summary>The draft report of the person's unit (edge E1). The unit's rating then waits for its members' reviews (edge E2).</summary>
    CollectiveDraft,

    /// <summary>The reviews of a unit's members: what its rating waits for. Never a step of a procedure.</summary>
    Members,
}

/// <summary>How far a case must be before others go on.</summary>
public enum WaitUntil
{
    /// <summary>Its rating is decided.</summary>
    Decided,

    /// <summary>It passed <c>CanBo.MarkReviewed</c>, or its rating is decided.</summary>
    Reviewed,
}

/// <summary>The words of procedures.</summary>
internal static class WaitWords
{
    public const string UnitRating = "unitRating";
    public const string Subordinates = "subordinates";
    public const string Seniors = "seniors";
    public const string CollectiveDraft = "collectiveDraft";
    public const string Decided = "decided";
    public const string Reviewed = "reviewed";

    /// <summary>Every kind that a step may wait for.</summary>
    public static ImmutableArray<WaitKind> Kinds { get; } = [WaitKind.UnitRating, WaitKind.Subordinates, WaitKind.Seniors, WaitKind.CollectiveDraft];

    /// <summary>The kind of a word; null when there is no such word.</summary>
    public static WaitKind? KindOf(string word) => word switch
    {
        "" or UnitRating => WaitKind.UnitRating,
        Subordinates => WaitKind.Subordinates,
        Seniors => WaitKind.Seniors,
        CollectiveDraft => WaitKind.CollectiveDraft,
        _ => null,
    };

    /// <summary>How far; null when there is no such word.</summary>
    public static WaitUntil? UntilOf(string word) => word switch
    {
        "" or Decided => WaitUntil.Decided,
        Reviewed => WaitUntil.Reviewed,
        _ => null,
    };
}
