using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Scoring;

/// <summary>The general criteria as one person scored them, by criterion code.</summary>
/// <param name="Scores">Points by criterion code.</param>
public sealed record GeneralSheet(ImmutableDictionary<string, Fraction> Scores)
{
    /// <summary>The general points: the sum of all criteria.</summary>
    public Fraction Total => Scores.Values.Aggregate(Fraction.Zero, (sum, score) => sum + score);

    /// <summary>What to mend, field by field (the field is the criterion's code), in the order of the sheet.</summary>
    public ImmutableArray<FieldError> Check(ScoreScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        var wrong = scheme.Criteria
            .Where(criterion => !Scores.TryGetValue(criterion.Code, out var score) || score < Fraction.Zero || score > criterion.Max)
            .Select(criterion => new FieldError(criterion.Code,
                Sentence.Of("Nhập điểm từ 0 đến {0}.", criterion.Max.ToText(CultureInfo.GetCultureInfo("vi-VN")))));
        var known = scheme.Criteria.Select(criterion => criterion.Code).ToHashSet(StringComparer.Ordinal);
        var unknown = Scores.Keys.Where(code => !known.Contains(code)).Order(StringComparer.Ordinal)
            .Select(code => new FieldError(code, Sentence.Of("Bỏ mục này: phiếu không có tiêu chí {0}.", code)));
        return [.. wrong, .. unknown];
    }
}
