using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;

namespace CanBo.Host.Designer.Elsa.Definitions;

/// <summary>The query string of a list of definitions, as Studio writes it: names in any case, repeated keys for several values, <c>True</c> and <c>False</c>.</summary>
internal static class DefinitionQuery
{
    private const int LargestPage = 200;

    /// <exception cref="InvalidInputException">A value is none of the list's.</exception>
    public static DefinitionSearch Read(IQueryCollection query)
    {
        var size = Math.Clamp(Number(query["pageSize"]) ?? 50, 1, LargestPage);
        return Which(query["versionOptions"]) with
        {
            DefinitionIds = Values(query["definitionIds"]),
            VersionIds = Values(query["ids"]),
            Words = query["searchTerm"].ToString(),
            Order = query["orderBy"].ToString() switch { "Created" => DefinitionOrder.Created, "Version" => DefinitionOrder.Version, _ => DefinitionOrder.Name },
            Descending = query["orderDirection"] == "Descending",
            Skip = (int)Math.Min((long)Math.Max(Number(query["page"]) ?? 0, 0) * size, int.MaxValue),
            Take = size,
        };
    }

    /// <summary>Which versions: a word, a number, or nothing for all.</summary>
    /// <exception cref="InvalidInputException">It is none of these.</exception>
    public static DefinitionSearch Which(string? options) => options switch
    {
        null or "" or "AllVersions" => new(VersionFilter.All),
        "Latest" => new(VersionFilter.Latest),
        "Published" => new(VersionFilter.Published),
        "Draft" => new(VersionFilter.Draft),
        "LatestOrPublished" or "LatestAndPublished" => new(VersionFilter.LatestAndPublished),
        _ when Number(options) is { } version => new(VersionFilter.All) { Version = version },
        _ => throw new InvalidInputException("versionOptions", Sentence.Of("Chọn Latest, Published, Draft, LatestOrPublished, AllVersions hoặc số bản.")),
    };

    private static string[] Values(Microsoft.Extensions.Primitives.StringValues values) => [.. values.OfType<string>().Where(v => v.Length > 0).Take(500)];

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
