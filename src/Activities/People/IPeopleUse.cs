using CanBo.Activities.Storage;
using CanBo.Activities.Texts;

namespace CanBo.Activities.People;

/// <summary>A feature that builds on people and units, and may forbid that an import is taken back under it.</summary>
public interface IPeopleUse
{
    /// <summary>Says who uses some of them, and what to do instead; null when nobody does.</summary>
    Task<Sentence?> FindAsync(CanBoContext db, IReadOnlyCollection<Guid> personIds, IReadOnlyCollection<Guid> unitIds, CancellationToken cancellation);
}
