using System.Globalization;
using System.Text.Json;
using CanBo.Activities.Texts;

namespace CanBo.Host.Errors;

/// <summary>Says what could not be read in a request: the JSON's line and path, or the name of the value.</summary>
internal static class UnreadableRequest
{
    public static string Explain(BadHttpRequestException bad, Localizer texts)
    {
        if (bad.InnerException is JsonException json)
        {
            var line = ((json.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            return string.IsNullOrEmpty(json.Path) || json.Path == "$"
                ? texts["JSON gửi lên sai ở dòng {0}.", line]
                : texts["JSON gửi lên sai ở {0}, dòng {1}.", json.Path, line];
        }

        // The framework's own message names the parameter: Failed to bind parameter "Guid id" from "x".
        return bad.Message.Split('"') is [_, var parameter, ..] && parameter.Split(' ') is [.., var name]
            ? texts["Giá trị của {0} thiếu hoặc sai kiểu.", name]
            : texts["Không đọc được yêu cầu."];
    }
}
