using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Paging;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Page">1 or more.</param>
/// <param name="PageSize">1 to 200.</param>
public sealed record PageRequest(int Page, int PageSize)
{
    /// <summary>The most rows in one answer.</summary>
    public const int MaxSize = 200;

    /// <summary>Rows when nothing is said.</summary>
    public const int DefaultSize = 50;

    /// <summary>The beginning of a list.</summary>
    public static PageRequest First { get; } = new(1, DefaultSize);

    /// <summary>Rows before this page.</summary>
    public int Skip => (Page - 1) * PageSize;

    /// <summary>What a query string asked for; what it left out takes its default.</summary>
    /// <exception cref="InvalidInputException">A number is out of range.</exception>
    public static PageRequest Of(int? page, int? pageSize)
    {
        var errors = new List<FieldError>();
        if (page is < 1 or > 1_000_000)
            errors.Add(new("page", Sentence.Of("Trang là số nguyên từ 1 trở lên.")));
        if (pageSize is < 1 or > MaxSize)
            errors.Add(new("pageSize", Sentence.Of("Mỗi trang từ 1 đến {0} dòng.", MaxSize.ToString(CultureInfo.InvariantCulture))));
        return errors.Count == 0 ? new(page ?? 1, pageSize ?? DefaultSize) : throw new InvalidInputException([.. errors]);
    }
}
