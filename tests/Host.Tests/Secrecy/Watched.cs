using CanBo.Activities.Ratings;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>Somebody who keeps a secret: what it is, and everything by which they can be known again.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Code">As imported.</param>
/// <param name="Secret">What was chosen, one of four with equal chance.</param>
/// <param name="Marks">Ids, code, name, address: whatever joins a row, a line or a letter to the person.</param>
internal sealed record Watched(Guid PersonId, string Code, Rating Secret, HashSet<string> Marks);
