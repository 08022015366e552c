using System.Text.RegularExpressions;
using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>Reads addresses and telephone numbers.</summary>
internal static partial class ContactCells
{
    /// <summary>An e-mail address; empty when the cell is.</summary>
    public static string? Email(this ImportRow row, ImportColumn column)
    {
        var cell = row.Find(column);
        if (cell is null or "" || Address().IsMatch(cell))
            return cell;
        var mended = Mend(cell);
        row.Fail(
            column.Name,
            cell.Contains(',', StringComparison.Ordinal) && mended is not null ? Sentence.Of("Có dấu phẩy thay dấu chấm. Sửa thành {0}.", mended)
            : cell.Contains(';', StringComparison.Ordinal) || cell.Count(c => c == '@') > 1 ? Sentence.Of("Mỗi người một địa chỉ thư. Giữ một địa chỉ.")
            : !cell.Contains('@', StringComparison.Ordinal) ? Sentence.Of("Địa chỉ thư thiếu @. Ghi như ten@donvi.gov.vn, hoặc để trống.")
            : Sentence.Of("Địa chỉ thư không đúng. Ghi như ten@donvi.gov.vn, không dấu, không khoảng trắng, hoặc để trống."),
            mended);
        return cell;
    }

    /// <summary>A telephone number; a zero that Excel took off is put back, with a remark.</summary>
    public static string? Phone(this ImportRow row, ImportColumn column)
    {
        var cell = row.Find(column);
        if (cell is null or "")
            return cell;
        if (RowCells.Scientific().IsMatch(cell))
        {
            row.Fail(column.Name, Sentence.Of("Excel đã đổi số điện thoại thành số dạng mũ. Định dạng cột là Văn bản (Text) rồi gõ lại số."));
            return cell;
        }

        if (!Number().IsMatch(cell))
        {
            row.Fail(column.Name, Sentence.Of("Số điện thoại chỉ gồm chữ số, dấu cách, dấu chấm, dấu + ở đầu. Sửa lại hoặc để trống."));
            return cell;
        }

        if (!LostZero().IsMatch(cell))
            return cell;
        row.Warn(Sentence.Of("Số điện thoại mất số 0 ở đầu (Excel bỏ mất); đã thêm lại."));
        return "0" + cell;
    }

    /// <summary>True for an e-mail address.</summary>
    public static bool IsAddress(string text) => Address().IsMatch(text);

    /// <summary>True for a telephone number.</summary>
    public static bool IsPhone(string text) => Number().IsMatch(text);

    private static string? Mend(string cell)
    {
        var mended = cell.Replace(" ", "", StringComparison.Ordinal).Replace(",", ".", StringComparison.Ordinal).TrimEnd('.', ';');
        return mended != cell && Address().IsMatch(mended) ? mended : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^\+?[0-9][0-9 .\-()]{2,28}$")]
    private static partial Regex Number();

    // Vietnamese mobiles have ten digits beginning 03, 05, 07, 08, 09; land lines eleven beginning 02.
    [GeneratedRegex(@"^(?:[35789]\d{8}|2\d{9})$")]
    private static partial Regex LostZero();
}
