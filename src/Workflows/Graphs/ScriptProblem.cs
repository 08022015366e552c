using CanBo.Workflows.Expressions;

namespace CanBo.Workflows.Graphs;

/// <summary>Says in both languages what is wrong with an expression, and where.</summary>
internal static class ScriptProblem
{
    public static Bilingual Of(ScriptError error) => new(
        $"Biểu thức có lỗi ở dòng {error.Line}, cột {error.Column}: {Vietnamese(error)}",
        $"The expression cannot be read at line {error.Line}, column {error.Column}: {error.Message}");

    private static string Vietnamese(ScriptError error)
    {
        var subject = error.Subject is { Length: > 0 } word ? $" “{word}”" : "";
        return error.Code switch
        {
            ScriptErrorCode.Syntax => $"không đúng cú pháp{subject}.",
            ScriptErrorCode.UnexpectedEnd => "biểu thức chưa viết xong.",
            ScriptErrorCode.NotSupported => $"chưa hỗ trợ{subject}.",
            ScriptErrorCode.LooseEquality => "dùng === hoặc !== thay cho == hoặc !=.",
            ScriptErrorCode.ForbiddenMember => $"không được dùng thuộc tính{subject}.",
            ScriptErrorCode.UnknownName => $"không biết tên{subject}. Dùng variables.tên, getTên() hoặc getInput(\"tên\").",
            ScriptErrorCode.WrongAccessor => $"gọi{subject} chưa đúng cách.",
            ScriptErrorCode.InvalidNumber => $"số{subject} viết sai.",
            ScriptErrorCode.InvalidString => "chuỗi chưa đóng hoặc có ký hiệu sai.",
            ScriptErrorCode.TooLong => $"dài quá {Script.MaxLength} ký tự.",
            ScriptErrorCode.TooDeep => "lồng nhau quá sâu. Tách bớt ra.",
            _ => error.Message,
        };
    }
}
