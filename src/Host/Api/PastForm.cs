using System.ComponentModel;
using System.Globalization;
using CanBo.Activities.Campaigns.History;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>What is sent to enter the ratings of an earlier year.</summary>
internal sealed record PastForm
{
    [Description("The campaign's name, up to 200 characters.")]
    public string Name { get; init; } = "";

    [Description("The year evaluated.")]
    public int Year { get; init; }

    [Description("Rule package; D335 when absent.")]
    public string RulePackage { get; init; } = "D335";

    [Description("CSV: personCode,rating[,positionGroup]; at most 2 MB.")]
    public IFormFile? File { get; init; }

    [Description("True only counts.")]
    public bool Preview { get; init; }

    /// <summary>Reads the form; switches may stand in the query.</summary>
    public static async Task<PastForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
            throw new InvalidInputException("file", Sentence.Of("Gửi kèm tệp CSV trong trường file (multipart/form-data)."));
        var form = await request.ReadFormAsync(cancellation);
        var package = Find("rulePackage");
        return new PastForm
        {
            Name = Find("name"),
            Year = int.TryParse(Find("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0,
            RulePackage = package.Length > 0 ? package : "D335",
            File = form.Files.GetFile("file"),
            Preview = Find("preview").Equals("true", StringComparison.OrdinalIgnoreCase),
        };

        string Find(string name) => request.Query[name].FirstOrDefault() ?? form[name].FirstOrDefault() ?? "";
    }

    /// <summary>The details without the file.</summary>
    public PastCampaign ToDetails() => new(Name, Year, RulePackage);

    /// <summary>The file's content.</summary>
    public async Task<byte[]> ContentAsync(CancellationToken cancellation)
    {
        if (File is null)
            throw new InvalidInputException("file", Sentence.Of("Gửi kèm tệp CSV trong trường file (multipart/form-data)."));
        if (File.Length > EnterPastCampaign.MaxBytes)
            throw new InvalidInputException("file", EnterPastCampaign.TooLarge());
        using var bytes = new MemoryStream((int)File.Length);
        await File.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
