using System.Collections.Immutable;
using CanBo.Workflows;

namespace CanBo.Activities.Ratings.Scoring;

/// <summary>One general criterion of the sheet, scored from 0 to its maximum.</summary>
/// <param name="Code">A stable code, such as <c>II.3</c>.</param>
/// <param name="Name">The name on the sheet.</param>
/// <param name="Max">The most points, above 0.</param>
public sealed record Criterion(string Code, Bilingual Name, Fraction Max);

/// <summary>A group of general criteria.</summary>
/// <param name="Code">A stable code, such as <c>II</c>.</param>
/// <param name="Name">The name on the sheet.</param>
/// <param name="Max">The most points: the sum of its criteria.</param>
/// <param name="Criteria">The criteria in the order of the sheet.</param>
public sealed record CriterionGroup(string Code, Bilingual Name, Fraction Max, ImmutableArray<Criterion> Criteria);
