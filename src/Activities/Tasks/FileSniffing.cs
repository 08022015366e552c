using System.IO.Compression;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Tasks;

/// <summary>Looks into a file to see what it is. The name and the type a browser sends are only words.</summary>
internal static class FileSniffing
{
    /// <summary>The most bytes of one file: 10 MB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int LongestName = 120;
    private const int MostEntries = 5_000;
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What the bytes are.</summary>
    /// <exception cref="InvalidInputException">Empty, or nothing that is taken.</exception>
    public static SniffedFile Look(string field, string name, byte[] bytes)
    {
        if (bytes.Length == 0)
            throw new InvalidInputException(field, Sentence.Of("Tệp “{0}” trống. Chọn tệp khác.", name));
        var (type, ending) = Kind(bytes)
            ?? throw new InvalidInputException(field, Sentence.Of("Không nhận tệp “{0}”. Gửi PDF, ảnh (PNG, JPEG, GIF, WEBP, HEIC), DOCX, XLSX hoặc ZIP; tệp có macro thì lưu lại không kèm macro.", name));
        return new SniffedFile(NameOf(name, ending), type, bytes.Length);
    }

    /// <summary>Refuses a file that is too large, before it is read.</summary>
    public static void RequireSize(string field, string name, long size)
    {
        if (size > MostBytes)
            throw new InvalidInputException(field, Sentence.Of("Tệp “{0}” nặng {1} MB, tối đa 10 MB. Nén ảnh, chia tệp, hoặc lưu PDF cỡ nhỏ hơn.", name, Megabytes(size)));
    }

    private static (string Type, string Ending)? Kind(byte[] bytes) => bytes switch
    {
        _ when Starts(bytes, 0, "%PDF-"u8) => ("application/pdf", ".pdf"),
        _ when Starts(bytes, 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => ("image/png", ".png"),
        _ when Starts(bytes, 0, [0xFF, 0xD8, 0xFF]) => ("image/jpeg", ".jpg"),
        _ when Starts(bytes, 0, "GIF87a"u8) || Starts(bytes, 0, "GIF89a"u8) => ("image/gif", ".gif"),
        _ when Starts(bytes, 0, "RIFF"u8) && Starts(bytes, 8, "WEBP"u8) => ("image/webp", ".webp"),
        _ when Starts(bytes, 4, "ftypheic"u8) || Starts(bytes, 4, "ftypheix"u8) || Starts(bytes, 4, "ftypmif1"u8) => ("image/heic", ".heic"),
        _ when Starts(bytes, 0, [0x50, 0x4B, 0x03, 0x04]) => Zip(bytes),
        _ => null,
    };

    // Only the list of names is read; nothing is unpacked.
    private static (string Type, string Ending)? Zip(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries || zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return null;
            if (zip.GetEntry("[Content_Types].xml") is null)
                return ("application/zip", ".zip");
            return zip.GetEntry("word/document.xml") is not null ? (Word, ".docx")
                : zip.GetEntry("xl/workbook.xml") is not null ? (Excel, ".xlsx")
                : null;
        }
        catch (InvalidDataException)
        {
            // Begins like a zip and is none: refused like anything else we do not know.
            return null;
        }
    }

    private static bool Starts(byte[] bytes, int at, ReadOnlySpan<byte> with) => bytes.AsSpan(Math.Min(at, bytes.Length)).StartsWith(with);

    private static string NameOf(string name, string ending)
    {
        var clean = TypedText.Clean(name);
        clean = clean[(clean.LastIndexOfAny(['/', '\\']) + 1)..];
        clean = string.Concat(clean.Where(letter => letter is not ('"' or '<' or '>' or '|' or ':' or '*' or '?' or '\n' or '\t'))).Trim(' ', '.');
        var hasEnding = clean.EndsWith(ending, StringComparison.OrdinalIgnoreCase) || (ending == ".jpg" && clean.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase));
        var stem = hasEnding ? clean[..clean.LastIndexOf('.')] : clean;
        if (stem.Length > LongestName)
            stem = stem[..(char.IsHighSurrogate(stem[LongestName - 1]) ? LongestName - 1 : LongestName)];
        return (stem.Length == 0 ? "tep" : stem) + ending;
    }

    private static string Megabytes(long size) =>
        new Ratings.Fraction(size, 1024 * 1024).ToText(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), 1);
}
