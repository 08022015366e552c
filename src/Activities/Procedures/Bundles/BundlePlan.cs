using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Procedures.Bundles;

/// <summary>
/// What importing the documents of a bundle would do: what is there already, now or earlier, stays as it is here; what is new keeps its version, so that a bundle carried into an empty database is the
/// same bundle; what clashes with another text of the same version becomes the next version here.
/// </summary>
/// <param name="Lines">A line a document, in the order of the bundle.</param>
public sealed record BundlePlan(ImmutableArray<BundlePlanLine> Lines)
{
    /// <summary>Plans the import into what is known.</summary>
    /// <param name="bundle">The bundle; its documents are checked here.</param>
    /// <param name="known">Every version of the documents that the bundle names.</param>
    /// <param name="formats">Check documents.</param>
    /// <exception cref="InvalidInputException">A document is wrong; the error stands at document and place, and names the fix.</exception>
    internal static BundlePlan Of(BundleContent bundle, IReadOnlyCollection<BundleDocument> known, DocumentFormats formats) =>
        new([.. bundle.All.Select(document => Line(document, [.. known.Where(k => k.Kind == document.Kind && k.Code == document.Code)], formats))]);

    private static BundlePlanLine Line(BundleDocument document, List<BundleDocument> known, DocumentFormats formats)
    {
        var written = Checked(document, formats);
        var newest = known.MaxBy(k => k.Version);
        // In the history here already: whatever came after it was written on purpose.
        if (newest is not null && known.Exists(k => formats.AreSame(document.Kind, k.Json, written)))
            return new(document, newest.Version, null);
        if (newest is null || newest.Version < document.Version)
            return new(document, document.Version, document.Json);
        return new(document, newest.Version + 1, formats.Write(document.Kind, document.Code, newest.Version + 1, document.Json));
    }

    private static string Checked(BundleDocument document, DocumentFormats formats)
    {
        try
        {
            var written = formats.Write(document.Kind, document.Code, document.Version, document.Json);
            return AreSame(formats.Of(document.Kind).Rewrite(document.Json), written)
                ? written
                : throw new InvalidInputException("file", Sentence.Of("{0}: mã hoặc phiên bản bên trong khác tên tệp.", document.Code));
        }
        catch (InvalidInputException refused) when (refused.Errors[0].Field != "file")
        {
            var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{document.Code}.v{document.Version}");
            throw new InvalidInputException([.. refused.Errors.Take(10).Select(e => e with { Field = e.Field.Length > 0 ? $"{name}/{e.Field}" : name })]);
        }
    }

    private static bool AreSame(string one, string other) => JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
}

/// <summary>What becomes of one document.</summary>
/// <param name="Document">As it stands in the bundle.</param>
/// <param name="Version">The version that it is here.</param>
/// <param name="NewJson">What is stored as that version; null when it is there already.</param>
public sealed record BundlePlanLine(BundleDocument Document, int Version, string? NewJson);
