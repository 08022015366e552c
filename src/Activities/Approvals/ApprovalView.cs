using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Texts;
using CanBo.Workflows;

namespace CanBo.Activities.Approvals;

/// <summary>An approval as one reader sees it.</summary>
public sealed record ApprovalView
{
    /// <summary>The approval.</summary>
    public required ApprovalRound Round { get; init; }

    /// <summary>Name of the campaign.</summary>
    public required string CampaignName { get; init; }

    /// <summary>The year evaluated.</summary>
    public required int Year { get; init; }

    /// <summary>The person evaluated.</summary>
    public required string PersonName { get; init; }

    /// <summary>Their post.</summary>
    public required string Post { get; init; }

    /// <summary>Their unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The exact score; null where there is none, or the reader is no longer asked.</summary>
    public required Fraction? Score { get; init; }

    /// <summary>What the person rated themself.</summary>
    public required Rating? SelfRating { get; init; }

    /// <summary>What is proposed: the thing approved.</summary>
    public required Rating? ProposedRating { get; init; }

    /// <summary>The rule in words; none for a single approver.</summary>
    public required ImmutableArray<Sentence> Words { get; init; }

    /// <summary>The reader's own voice; null for organisers and who decides, when they have none.</summary>
    public required ApprovalVoiceView? Mine { get; init; }

    /// <summary>The task that asks the reader now; null when none does.</summary>
    public required Guid? TaskId { get; init; }

    /// <summary>The task that asks or asked the reader, answered or not; null when none did.</summary>
    public required Guid? OwnTaskId { get; init; }

    /// <summary>Why the reader is asked.</summary>
    public required Sentence? Why { get; init; }

    /// <summary>By when.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>How that day came about.</summary>
    public required Sentence? DueExplanation { get; init; }

    /// <summary>True when the reader may hand the voice on now.</summary>
    public required bool MayDelegate { get; init; }

    /// <summary>How many have answered.</summary>
    public required int Answered { get; init; }

    /// <summary>Those with a voice, in their order; none when the step keeps them from each other.</summary>
    public required ImmutableArray<ApprovalVoiceView> Voices { get; init; }

    /// <summary>Who is named by the procedure and has no voice, and why; only for organisers and who decides.</summary>
    public required ImmutableArray<Sentence> LeftOut { get; init; }

    /// <summary>What the reader must know to answer.</summary>
    public required ImmutableArray<CaseAnswer> Before { get; init; }

    /// <summary>True for organisers and who decides.</summary>
    public required bool SeesAll { get; init; }
}

/// <summary>A voice as one reader sees it.</summary>
/// <param name="Id">The voice.</param>
/// <param name="Name">Whose it is by the procedure.</param>
/// <param name="ActingName">Who uses it, when it was handed on; otherwise null.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="AnsweredAt">When it was given.</param>
/// <param name="Remark">What was written; empty for readers whom it does not concern.</param>
/// <param name="HandedWhy">Why it was handed on; empty likewise.</param>
/// <param name="IsReplaced">An organiser handed it on.</param>
/// <param name="IsActing">The reader uses it.</param>
public sealed record ApprovalVoiceView(
    Guid Id, string Name, string? ActingName, VoiceStatus Status, DateTimeOffset? AnsweredAt, string Remark, string HandedWhy, bool IsReplaced, bool IsActing);
