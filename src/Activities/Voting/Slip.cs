using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Voting;

/// <summary>A slip as bytes: one for each place, 0 for blank, otherwise the level's number. As long as the list, whoever fills it in.</summary>
internal static class Slip
{
    /// <summary>Checks the marks and writes them down.</summary>
    /// <param name="rows">The rows in their places.</param>
    /// <param name="marks">What was marked.</param>
    /// <param name="barred">The person who may not mark the own row; null when all may.</param>
    /// <exception cref="InvalidInputException">A row that is not on the slip, marked twice or barred, or a level that is not offered.</exception>
    public static byte[] Mark(IReadOnlyList<SlipRow> rows, IReadOnlyCollection<BallotMark> marks, Guid? barred)
    {
        var slip = new byte[rows.Count];
        var seen = new HashSet<Guid>();
        var errors = new List<FieldError>();
        foreach (var mark in marks)
        {
            var field = $"marks.{mark.CaseId}";
            if (rows.FirstOrDefault(r => r.Row.CaseId == mark.CaseId) is not { } row)
                errors.Add(new FieldError(field, Sentence.Of("Hồ sơ này không có trên phiếu. Tải lại phiếu.")));
            else if (!seen.Add(mark.CaseId))
                errors.Add(new FieldError(field, Sentence.Of("Mỗi người chỉ chọn một mức.")));
            else if (mark.Rating is { } level)
            {
                if (row.PersonId == barred)
                    errors.Add(new FieldError(field, Sentence.Of("Không bỏ phiếu về chính mình; để trống hàng này.")));
                else if (!row.Row.Choices.Contains(level))
                    errors.Add(new FieldError(field, Sentence.Of("Chọn một trong các mức có trên phiếu.")));
                else
                    slip[row.Row.Place] = (byte)level;
            }
        }

        return errors.Count == 0 ? slip : throw new InvalidInputException([.. errors]);
    }

    /// <summary>What stands at a place; null for blank or anything that is no level.</summary>
    public static Rating? At(byte[] slip, int place) =>
        place < slip.Length && Enum.IsDefined((Rating)slip[place]) && ((Rating)slip[place]).IsLevel() ? (Rating)slip[place] : null;

    /// <summary>The slip of an open vote, to be kept with the name.</summary>
    public static string InWords(byte[] slip) => string.Join(',', Enumerable.Range(0, slip.Length).Select(place => At(slip, place)?.ToString() ?? "-"));

    /// <summary>Reads it back.</summary>
    public static byte[] FromWords(string words) => [.. words.Split(',').Select(word => RatingScale.TryParseCode(word, out var level) ? (byte)level : (byte)0)];
}
