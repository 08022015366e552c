using System.Collections.Immutable;
using CanBo.Activities.Forms;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;
using CanBo.Workflows;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>A task with everything its page says: what is asked, why of this person, by when, what was typed, what follows.</summary>
public sealed record TaskView
{
    /// <summary>The task as it stands.</summary>
    public required TaskItem Task { get; init; }

    /// <summary>Name of the campaign.</summary>
    public required string CampaignName { get; init; }

    /// <summary>The year evaluated.</summary>
    public required int Year { get; init; }

    /// <summary>Whom participants may ask.</summary>
    public required string ContactName { get; init; }

    /// <summary>The contact's telephone.</summary>
    public required string ContactPhone { get; init; }

    /// <summary>Who is asked.</summary>
    public required string AssigneeName { get; init; }

    /// <summary>Whom it is about; null for tasks about many cases.</summary>
    public required TaskSubject? Subject { get; init; }

    /// <summary>The form; null when the page is another feature's.</summary>
    public required Form? Form { get; init; }

    /// <summary>What reading the form needs; null without one.</summary>
    public required FormContext? Context { get; init; }

    /// <summary>What is filled in: the answer, the late text, or the draft.</summary>
    public required RawValues Values { get; init; }

    /// <summary>Files added.</summary>
    public required ImmutableArray<FileView> Files { get; init; }

    /// <summary>Name of the step that follows; null when that depends.</summary>
    public required Bilingual? NextStep { get; init; }

    /// <summary>What others answered before and this person must know to answer.</summary>
    public required ImmutableArray<CaseAnswer> Before { get; init; }

    /// <summary>True for the assignee; false for an organiser looking in.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Why it is asked again, where somebody sent the case back; otherwise null.</summary>
    public ReturnWords? SentBack { get; init; }

    /// <summary>The same with another draft filled in, as its writer sees it: for judging what was just saved without reading everything again.</summary>
    public TaskView WithDraft(RawValues draft) => this with { Values = ImportedMonths.Fill(Form!, draft, Context!) };
}

/// <summary>Whom a task is about.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Code">The person's code.</param>
/// <param name="Name">Full name.</param>
/// <param name="Post">The post's title.</param>
/// <param name="Unit">The unit's name.</param>
/// <param name="Score">The exact score so far; null when there is none, or this reader has no business with it.</param>
/// <param name="ByScore">The rating that score stands for.</param>
/// <param name="SelfRating">The person's own rating.</param>
public sealed record TaskSubject(Guid CaseId, Guid PersonId, string Code, string Name, string Post, string Unit, Fraction? Score, Rating? ByScore, Rating? SelfRating);
