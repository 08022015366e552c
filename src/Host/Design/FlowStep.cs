namespace CanBo.Host.Design;

/// <summary>One column of the progress board.</summary>
/// <param name="Name">Name of the step.</param>
/// <param name="Count">Cases in it now.</param>
/// <param name="Wait">"thường chờ 2 ngày", "lâu nhất 24 ngày"; null for none.</param>
/// <param name="Late">Of them overdue; null where being late means nothing (the last column).</param>
/// <param name="Href">The list of these cases.</param>
public sealed record FlowStep(string Name, int Count, string? Wait, int? Late, string Href);
