namespace CanBo.Host.Design;

/// <summary>What every page of a participant answers. All in the reader's language; null leaves the line out.</summary>
/// <param name="Why">Why of this person: "Đồng chí là trưởng phòng trực tiếp".</param>
/// <param name="Due">By when: "Thứ Hai, 14/12/2026 (còn 4 ngày)".</param>
/// <param name="Seen">Who will see it, named by office.</param>
/// <param name="Next">What happens afterwards.</param>
public sealed record AskFacts(string? Why, string? Due, string? Seen, string? Next);
