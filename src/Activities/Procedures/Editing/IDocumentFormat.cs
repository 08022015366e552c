using System.Collections.Immutable;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Procedures.Editing;

/// <summary>What is inside a kind of document: the feature that owns the kind reads, checks and explains it.</summary>
public interface IDocumentFormat
{
    /// <summary>Which kind.</summary>
    DocumentKind Kind { get; }

    /// <summary>Reads and checks a document and writes it the one way that it is stored.</summary>
    /// <exception cref="Errors.InvalidInputException">It is none; each error names the place and the fix.</exception>
    string Rewrite(string json);

    /// <summary>Every setting in words, in the order of the page: what two versions are compared by. The document was checked when it was stored.</summary>
    ImmutableArray<DescribedSetting> Describe(string json);
}

/// <summary>One setting of a document in words.</summary>
/// <param name="Key">Tells it from the others; the same in every version.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Value">What it is set to; empty when it is not set.</param>
public sealed record DescribedSetting(string Key, Sentence Label, Sentence Value);
