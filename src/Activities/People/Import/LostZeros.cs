using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>Finds codes that lost their leading zeros in a spreadsheet.</summary>
internal static class LostZeros
{
    private const int Longest = 12;

    /// <summary>The known code that <paramref name="code"/> becomes when zeros are put back; null when it is known itself or none fits.</summary>
    public static string? Meant(string code, ICollection<string> known)
    {
        if (!code.All(char.IsAsciiDigit) || known.Contains(code))
            return null;
        for (var padded = "0" + code; padded.Length <= Longest; padded = "0" + padded)
            if (known.Contains(padded))
                return padded;
        return null;
    }

    /// <summary>Reports it on the row and returns the code as it stands.</summary>
    public static string Fail(ImportRow row, ImportColumn column, string code, string meant)
    {
        row.Fail(column.Name, Sentence.Of("Mã mất số 0 ở đầu (Excel bỏ mất). Ý là {0}? Định dạng cột là Văn bản (Text).", meant), meant);
        return code;
    }

    /// <summary>Remarks on a column of new codes that are numbers of differing length, none beginning with 0.</summary>
    public static void Remark(IEnumerable<(ImportRow Row, string Code)> rows)
    {
        var codes = rows.Where(r => r.Code.Length > 0).ToList();
        if (codes.Count < 2 || codes.Exists(c => !c.Code.All(char.IsAsciiDigit) || c.Code[0] == '0'))
            return;
        var longest = codes.Max(c => c.Code.Length);
        foreach (var (row, _) in codes.Where(c => c.Code.Length < longest))
            row.Warn(Sentence.Of("Các mã số dài ngắn khác nhau; có thể Excel đã bỏ số 0 ở đầu. Đối chiếu cột mã với bản gốc."));
    }
}
