namespace CanBo.Activities.Sealing;

/// <summary>A sealed answer as it stands in the row of whoever gave it.</summary>
/// <param name="Slot">The row's id; an envelope copied into another row does not open there.</param>
/// <param name="Envelope">What <see cref="Seals.Seal"/> made.</param>
public sealed record SealedAnswer(Guid Slot, byte[] Envelope);
