using System.ComponentModel;
using System.Text.Json;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>What is sent to import a file.</summary>
internal sealed record PeopleImportForm
{
    /// <summary>The CSV file, at most 10 MB.</summary>
    [Description("The CSV file, at most 10 MB. Not needed with a token.")]
    public IFormFile? File { get; init; }

    /// <summary>Of a preview, to write it.</summary>
    [Description("The token of a preview: writes exactly what it showed.")]
    public Guid? Token { get; init; }

    /// <summary>Looks only.</summary>
    [Description("True looks only and answers a token.")]
    public bool Preview { get; init; }

    /// <summary>Leaves rows with errors out.</summary>
    [Description("True leaves rows with errors out instead of refusing the file.")]
    public bool SkipErrors { get; init; }

    public static async Task<PeopleImportForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(cancellation) : null;
        var body = request.HasJsonContentType() ? await request.ReadFromJsonAsync<Dictionary<string, JsonElement>>(cancellation) : null;
        var token = Find("token");
        if (token.Length > 0 && !Guid.TryParse(token, out _))
            throw new InvalidInputException("token", Sentence.Of("Token không đúng. Lấy token trong câu trả lời của lần xem trước."));
        return new PeopleImportForm
        {
            File = form?.Files.GetFile("file") ?? (form?.Files.Count > 0 ? form.Files[0] : null),
            Token = token.Length > 0 ? Guid.Parse(token) : null,
            Preview = IsTrue(Find("preview")),
            SkipErrors = IsTrue(Find("skipErrors")),
        };

        string Find(string name) => request.Query[name].FirstOrDefault()
            ?? form?[name].FirstOrDefault()
            ?? (body is not null && body.TryGetValue(name, out var value) ? value.ToString() : "");
    }

    private static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1";
}
