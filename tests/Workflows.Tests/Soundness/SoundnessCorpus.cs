using System.Text.Json;

namespace CanBo.Workflows.Tests.Soundness;

/// <summary>Corpus/broken.json: procedures with seeded faults and exactly what must be found in each; Corpus/sound.json: procedures in which nothing may be found.</summary>
internal static class SoundnessCorpus
{
    public static IReadOnlyList<Sample> Broken { get; } = Load("broken.json");

    public static IReadOnlyList<Sample> Sound { get; } = Load("sound.json");

    public static Sample Find(string name) => Broken.Concat(Sound).Single(sample => sample.Name == name);

    private static List<Sample> Load(string file) =>
        JsonSerializer.Deserialize<List<Sample>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Soundness", "Corpus", file)), JsonSerializerOptions.Web)!;

    /// <summary>One procedure, in the words of <see cref="Running.Sketch"/>.</summary>
    /// <param name="Name">What is special about it.</param>
    /// <param name="Expect">Severity, code, activity and property of each finding.</param>
    public sealed record Sample(string Name, string[] Nodes, string[] Connections, string[]? Expect);
}
