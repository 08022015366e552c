namespace CanBo.Workflows.Tests.Definitions;

/// <summary>The definitions beside the tests, and those the product ships.</summary>
internal static class DefinitionFiles
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Definitions", "Files", name));

    public static IEnumerable<string> All() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Definitions"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
