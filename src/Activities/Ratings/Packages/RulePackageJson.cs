using System.Collections.Immutable;
using CanBo.Activities.Json;

namespace CanBo.Activities.Ratings.Packages;

/// <summary>Rule packages as JSON documents, and those the product ships.</summary>
public static class RulePackageJson
{
    private const string Folder = "CanBo.Activities.Ratings.Packages.";

    /// <summary>Codes of the packages that come with the product.</summary>
    public static ImmutableArray<string> ShippedCodes { get; } = ["D335", "R366", "HONGNGU"];

    /// <summary>Reads a package.</summary>
    /// <exception cref="Errors.InvalidInputException">Something is wrong: each error names the key and the fix.</exception>
    public static RulePackage Read(string json) => StrictJson.Read<RulePackage>(json, RulePackageCheck.Errors);

    /// <summary>Writes a package; reading it back gives the same.</summary>
    public static string Write(RulePackage package) => StrictJson.Write(package);

    /// <summary>The text of a package that comes with the product.</summary>
    /// <exception cref="ArgumentException">There is none of that code.</exception>
    public static string ShippedText(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        using var stream = typeof(RulePackageJson).Assembly.GetManifestResourceStream($"{Folder}{code.ToLowerInvariant()}.json")
            ?? throw new ArgumentException($"No package {code} comes with the product.", nameof(code));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A package that comes with the product.</summary>
    public static RulePackage Shipped(string code) => Read(ShippedText(code));
}
