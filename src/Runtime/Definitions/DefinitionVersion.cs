using CanBo.Workflows.Definitions;

namespace CanBo.Runtime.Definitions;

/// <summary>One stored version of a definition.</summary>
/// <param name="VersionId">Made by us.</param>
/// <param name="DefinitionId">Stays over all versions.</param>
/// <param name="Version">1 and up in its definition.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsPublished">New instances take it.</param>
/// <param name="IsLatest">The newest version, draft or published.</param>
/// <param name="CreatedAt">Business time.</param>
/// <param name="UpdatedAt">Business time of the last change.</param>
/// <param name="PublishedAt">When it was first published, after which it never changes; null for a draft.</param>
public sealed record DefinitionVersion(
    string VersionId,
    string DefinitionId,
    int Version,
    string Name,
    bool IsPublished,
    bool IsLatest,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? PublishedAt);

/// <summary>A stored version with its content; ids, number and flags are those of the store.</summary>
/// <param name="Version">What is known about it.</param>
/// <param name="Definition">Its content.</param>
public sealed record StoredDefinition(DefinitionVersion Version, WorkflowDefinition Definition)
{
    /// <summary>Changes with every change of the content: whoever saves says on which revision, so that nobody writes over work not seen.</summary>
    public string Revision { get; init; } = "";
}
