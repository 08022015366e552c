using CanBo.Activities.Storage;
using CanBo.Activities.Texts;

namespace CanBo.Activities.People;

/// <summary>A feature that builds on people and units, and may forbid that an import is taken back under it.</summary>
public interface IPeopleUse
{
    /// <summary>Says who uses some of them, and what to do instead; null when nobody does.</summary>
    Task<Sentence?> FindAsync(CanBoContext db, UndonePeople undone, CancellationToken cancellation);
}

/// <summary>Whom taking back an import would touch.</summary>
/// <param name="Persons">People who are new, or whose facts, posts or memberships change.</param>
/// <param name="Units">Units that are new or change.</param>
/// <param name="Removed">Those of the people who were new, and would be gone.</param>
public sealed record UndonePeople(IReadOnlyCollection<Guid> Persons, IReadOnlyCollection<Guid> Units, IReadOnlyCollection<Guid> Removed);
