namespace CanBo.Host.Design;

/// <summary>Somebody a case waits for.</summary>
/// <param name="Who">The person or the office, in full.</param>
/// <param name="What">For what and since when, due when, reminded how often.</param>
/// <param name="IsLate">True past the due day.</param>
/// <param name="Chip">Words of the chip: "Quá hạn 2 ngày", "Còn 4 ngày"; null for none.</param>
public sealed record WaitItem(string Who, string What, bool IsLate = false, string? Chip = null);
