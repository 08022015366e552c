using System.Text;
using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>Turns a file's bytes into text. Only UTF-8 is taken; anything else is named, with the way to save it as UTF-8.</summary>
internal static class FileDecoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or why there is none.</summary>
    public readonly record struct Outcome(string? Text, Sentence? Problem);

    public static Outcome Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
            return Refuse(Sentence.Of("Tệp trống. Chọn tệp có dòng tiêu đề và ít nhất một dòng dữ liệu."));
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return Refuse(Sentence.Of("Đây là sổ tính Excel. Trong Excel chọn Lưu thành (Save As), kiểu “CSV UTF-8”, rồi tải tệp .csv lên."));
        if (Wide(bytes) is { } wide)
            return Refuse(SaveAsUtf8(wide));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        if (IsUtf8(bytes))
            return new Outcome(Strict.GetString(bytes), null);
        return Refuse(SaveAsUtf8(EncodingGuess.Of(bytes)));
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    // UTF-16 and UTF-32, by their mark or by the zero bytes that Latin letters leave.
    private static string? Wide(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            return "UTF-32";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return "UTF-16 (Unicode Text)";
        var start = bytes[..Math.Min(bytes.Length, 400)];
        return start.Length >= 4 && start.Count((byte)0) > start.Length / 4 ? "UTF-16 (Unicode Text)" : null;
    }

    private static Sentence SaveAsUtf8(string encoding) => Sentence.Of(
        "Tệp không phải UTF-8 mà là {0}. Trong Excel chọn Lưu thành (Save As), kiểu “CSV UTF-8 (Comma delimited)”; trong Notepad chọn Encoding: UTF-8. Rồi tải lại.",
        encoding);

    private static Outcome Refuse(Sentence problem) => new(null, problem);
}
