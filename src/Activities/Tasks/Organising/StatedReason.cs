using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Tasks.Organising;

/// <summary>Every interference of an organiser says why; whoever reads the file later will need it.</summary>
internal static class StatedReason
{
    private const int Longest = 500;

    /// <summary>The clean reason.</summary>
    /// <exception cref="InvalidInputException">There is none, or it is too long.</exception>
    public static string Require(string? reason)
    {
        var clean = TypedText.Clean(reason).Trim();
        return clean.Length is > 0 and <= Longest
            ? clean
            : throw new InvalidInputException("reason", Sentence.Of("Ghi lý do, tối đa 500 ký tự."));
    }
}
