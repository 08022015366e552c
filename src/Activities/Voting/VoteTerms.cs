using System.Text.Json;
using System.Text.Json.Serialization;
using CanBo.Activities.Voting.Counting;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CanBo.Activities.Voting;

/// <summary>What a vote is held by.</summary>
/// <param name="IsSecret">By sealed slips; otherwise openly, with names.</param>
/// <param name="Count">How it is counted.</param>
/// <param name="ProbationaryVote">Whether probationary members vote (Party Charter Art. 3: they do not).</param>
/// <param name="SubjectVotes">Whether the person evaluated votes on the own row.</param>
public sealed record VoteTerms(bool IsSecret, CountRules Count, bool ProbationaryVote, bool SubjectVotes)
{
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
}

internal sealed class VoteTermsConverter() : ValueConverter<VoteTerms, string>(
    terms => JsonSerializer.Serialize(terms, VoteTerms.Json),
    text => JsonSerializer.Deserialize<VoteTerms>(text, VoteTerms.Json)!);
