using System.Collections.Immutable;
using CanBo.Workflows.Definitions;

namespace CanBo.Activities.Procedures.Bundles;

/// <summary>What an exported bundle holds: everything a case runs on, to be carried to another organisation or kept.</summary>
/// <param name="Hash">Of the whole, as a launch freezes it; lower-case hex.</param>
/// <param name="Definition">The definition version.</param>
/// <param name="Documents">The forms that it names and every mail text.</param>
/// <param name="RulePackage">The rule package.</param>
public sealed record BundleContent(string Hash, WorkflowDefinition Definition, ImmutableArray<BundleDocument> Documents, BundleDocument RulePackage)
{
    /// <summary>The procedures that the definition uses as activities, and what those use in turn; each with its number.</summary>
    public ImmutableArray<WorkflowDefinition> Used { get; init; } = [];

    /// <summary>Documents and rule package.</summary>
    public IEnumerable<BundleDocument> All => Documents.Append(RulePackage);
}

/// <summary>One document in a bundle, as it was stored.</summary>
public sealed record BundleDocument(DocumentKind Kind, string Code, int Version, string Json);
