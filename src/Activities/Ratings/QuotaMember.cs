using System.Collections.Immutable;

namespace CanBo.Activities.Ratings;

/// <summary>Someone who meets the standard of XS and competes for a seat; without a seat they are rated TOT.</summary>
/// <param name="Id">Who, unique in the list.</param>
/// <param name="Rank">The place in the order, 1 first. Equal ranks are a tie, which only the deciders may break.</param>
/// <param name="Sets">Codes of the quota sets this person belongs to.</param>
public sealed record QuotaCandidate(string Id, int Rank, ImmutableArray<string> Sets);

/// <summary>Someone whose rating stands already: not up to the standard of XS, or decided (and signed) before.</summary>
/// <param name="Rating">The rating that stands; "not rated" counts nowhere.</param>
/// <param name="Sets">Codes of the quota sets this person belongs to.</param>
public sealed record QuotaFixed(Rating Rating, ImmutableArray<string> Sets);
