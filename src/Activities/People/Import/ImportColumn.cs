namespace CanBo.Activities.People.Import;

/// <summary>A column of one of the files.</summary>
/// <param name="Name">The name in the heading.</param>
/// <param name="Label">What people call it, in Vietnamese; translated where it is shown.</param>
/// <param name="MustBeThere">The file cannot be read without it. Another column that is missing leaves what is known untouched.</param>
/// <param name="MaxLength">Characters at most.</param>
/// <param name="OtherNames">Words people use for it, without marks and spaces; for suggestions only.</param>
internal sealed record ImportColumn(string Name, string Label, bool MustBeThere, int MaxLength, params string[] OtherNames);
