using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Voting.Counting;

namespace CanBo.Activities.Voting;

/// <summary>The terms of a vote from what is drawn and what the campaign's rule package says.</summary>
internal static class VoteTermsOf
{
    public static VoteTerms Step(JoinVote drawn, RulePackage package)
    {
        var vote = package.Vote;
        return new VoteTerms(
            drawn.Method switch
            {
                VoteInputs.Secret => true,
                VoteInputs.Open => false,
                // A procedure that votes under a package without votes: leaders vote in secret (R89 III.2).
                _ => vote.Method != VoteMethod.Open,
            },
            new CountRules(
                drawn.Options switch
                {
                    VoteInputs.Plurality => CountMethod.Plurality,
                    VoteInputs.Cumulative => CountMethod.Cumulative,
                    VoteInputs.Runoff => CountMethod.Runoff,
                    _ => vote.MultiOption == MultiOption.Plurality ? CountMethod.Plurality : CountMethod.Cumulative,
                },
                drawn.Base switch
                {
                    VoteInputs.Total => VoteBase.FullMembers,
                    VoteInputs.Convoked => VoteBase.Convoked,
                    VoteInputs.Present => VoteBase.Present,
                    _ => vote.Base,
                },
                VoteShares.Read(drawn.Quorum)?.Share ?? package.Quorum,
                VoteShares.Read(drawn.Threshold) ?? new Threshold(vote.Threshold, vote.ThresholdIsStrict),
                VoteShares.Read(drawn.ExcellentThreshold) ?? (vote.ExcellentThreshold is { } more ? new Threshold(more, IsStrict: false) : null)),
            drawn.ProbationaryVote,
            drawn.SubjectVotes);
    }
}
