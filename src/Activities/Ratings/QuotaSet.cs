namespace CanBo.Activities.Ratings;

/// <summary>One set of people to whom a cap applies: an agency, or a group of similar tasks inside it (D335 20(5)a wants both).</summary>
/// <param name="Code">A stable code, unique among the sets of one list.</param>
/// <param name="Name">The name people know it by, such as "nhóm chuyên môn kỹ thuật".</param>
/// <param name="Rule">The cap in force for this set.</param>
public sealed record QuotaSet(string Code, string Name, CapRule Rule);
