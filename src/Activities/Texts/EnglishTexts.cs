using System.Collections;
using System.Reflection;
using System.Resources;

namespace CanBo.Activities.Texts;

/// <summary>One English text as it stands in a resource file.</summary>
/// <param name="Vietnamese">The key: the Vietnamese sentence with its places.</param>
/// <param name="English">The English sentence with the same places.</param>
/// <param name="Source">The manifest name of the resource, to find the file by.</param>
public sealed record EnglishText(string Vietnamese, string English, string Source);

/// <summary>Reads the <c>English.resx</c> files that are compiled into an assembly itself (not into a satellite).</summary>
public static class EnglishTexts
{
    /// <summary>Every English text of <paramref name="assembly"/>, file by file.</summary>
    public static IEnumerable<EnglishText> Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".English.resources", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new ResourceReader(stream);
            foreach (DictionaryEntry entry in reader)
                yield return new EnglishText((string)entry.Key, (string)entry.Value!, name);
        }
    }
}
