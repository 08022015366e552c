using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;

namespace CanBo.Host.Pages.Decisions;

/// <summary>Parts of a list: everyone, a proposed rating, not ready, signed.</summary>
public enum DecisionTab
{
    /// <summary>Everyone to be decided.</summary>
    Everyone,

    /// <summary>Proposed XS.</summary>
    XS,

    /// <summary>Proposed TOT.</summary>
    TOT,

    /// <summary>Proposed HT.</summary>
    HT,

    /// <summary>Proposed KHT, or not to be rated, or without a proposal.</summary>
    Other,

    /// <summary>Not at the decision yet.</summary>
    NotReady,

    /// <summary>Signed.</summary>
    Decided,
}

internal static class DecisionTabs
{
    public static DecisionTab Parse(string? text) => Enum.TryParse<DecisionTab>(text, out var tab) && Enum.IsDefined(tab) ? tab : DecisionTab.Everyone;

    public static bool Shows(this DecisionTab tab, DecisionCaseView row) => tab switch
    {
        DecisionTab.Everyone => row.State == DecisionState.Awaiting,
        DecisionTab.NotReady => row.State == DecisionState.NotReady,
        DecisionTab.Decided => row.State == DecisionState.Decided,
        DecisionTab.XS => row is { State: DecisionState.Awaiting, Proposed: Rating.XS },
        DecisionTab.TOT => row is { State: DecisionState.Awaiting, Proposed: Rating.TOT },
        DecisionTab.HT => row is { State: DecisionState.Awaiting, Proposed: Rating.HT },
        _ => row is { State: DecisionState.Awaiting, Proposed: null or Rating.KHT or Rating.KXL },
    };
}
