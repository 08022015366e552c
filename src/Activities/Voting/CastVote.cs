using System.Collections.Immutable;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Ratings;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Voting;

/// <summary>A collective or cell votes on the rating; cases of one body share a session with one slip, one opening and one closing (domain.md §2.5).</summary>
public sealed class CastVote : WaitingStep
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.Vote",
        1,
        new Bilingual("Bỏ phiếu", "Vote"),
        new Bilingual("Tập thể hoặc chi bộ bỏ phiếu xếp loại; các hồ sơ của một tập thể chung một phiếu.", "A collective or cell votes on the rating; the cases of one body share a slip."),
        Categories.Voting)
    {
        Inputs = VoteInputs.All(WindowInput),
        Outputs =
        [
            new("rating", "String", new Bilingual("Mức đạt được", "Rating reached"), new Bilingual("Mã mức có đủ phiếu.", "Code of the level that has the votes.")),
            new("tied", "String", new Bilingual("Các mức ngang phiếu", "Tied levels"), new Bilingual("Mã các mức, cách nhau bằng dấu phẩy.", "Codes separated by commas.")),
        ],
        Ports =
        [
            .. RatingScale.Levels.Select(level => new PortDescriptor(level.ToString(), VoteInputs.NameOf(level))),
            new(VoteOutcomes.Tie, new Bilingual("Ngang phiếu", "Tie")),
            new(VoteOutcomes.NoQuorum, new Bilingual("Không đủ người dự", "No quorum")),
            new(VoteOutcomes.NoMajority, new Bilingual("Không mức nào đủ phiếu", "No majority")),
            OverduePort,
        ],
        IsHuman = true,
        InformsDecision = true,
    };

    /// <inheritdoc />
    protected override Effect AtDeadline => new CloseVoteWait();

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context) =>
        VoteInputs.Problem(context) is { } problem ? new ActivityResult.Faulted(problem) : base.Begin(context);

    /// <inheritdoc />
    public override Authorship? AuthorshipOf(IActivityInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);

        // What the rule package will say is not known here, so only a method that is chosen counts.
        return inputs.Literal("body") is { Kind: ValueKind.String } body && inputs.Literal("method") is { Kind: ValueKind.String } method && method.AsString is (VoteInputs.Secret or VoteInputs.Open)
            ? new Authorship(body.AsString, "vote", method.AsString == VoteInputs.Secret)
            : null;
    }

    /// <inheritdoc />
    public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new LeaveVote()];

    /// <inheritdoc />
    protected override Effect Join(ActivityContext context) => VoteInputs.Read(context, WindowOf(context));

    /// <inheritdoc />
    protected override ActivityResult Answered(ActivityContext context, Stimulus.Resume stimulus)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(stimulus);
        return stimulus.Data["rating"] is { Kind: ValueKind.String } rating ? context.Done(stimulus.Name, ("rating", rating))
            : stimulus.Data["tied"] is { Kind: ValueKind.String } tied ? context.Done(stimulus.Name, ("tied", tied))
            : context.Done(stimulus.Name);
    }
}

/// <summary>The case comes to its body's vote. Texts are the inputs as drawn; <c>package</c> takes the rule package's.</summary>
public sealed record JoinVote(
    string Body, string Method, string Options, string Base, string Threshold, string ExcellentThreshold, string Quorum, bool ProbationaryVote, bool SubjectVotes, int WindowDays) : Effect;

/// <summary>The case's time is over.</summary>
public sealed record CloseVoteWait : Effect;

/// <summary>The case was withdrawn from the step.</summary>
public sealed record LeaveVote : Effect;

/// <summary>What a vote tells the case. Stored in journals: never renamed.</summary>
internal static class VoteOutcomes
{
    public const string Tie = nameof(Tie);
    public const string NoQuorum = nameof(NoQuorum);
    public const string NoMajority = nameof(NoMajority);

    /// <summary>Not a port: the case waits on for the second round.</summary>
    public const string Again = nameof(Again);
}
