using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>Reads rating codes that people or programs typed, and says which are known.</summary>
public static class RatingCodes
{
    /// <summary>The rating of a code.</summary>
    /// <exception cref="InvalidInputException">There is no such code.</exception>
    public static Rating Parse(string? code, string field) => RatingScale.TryParseCode(code, out var rating)
        ? rating
        : throw new InvalidInputException(field, Sentence.Of("Mức xếp loại là một trong các mã XS, TOT, HT, KHT, KXL."));
}
