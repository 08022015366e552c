namespace CanBo.Workflows.Definitions;

/// <summary>One case of a switch.</summary>
/// <param name="Label">Its name; the port that it is left by where the switch has ports.</param>
/// <param name="Condition">Whether it holds.</param>
/// <param name="Activity">What runs then; null where the switch only has ports, or nothing was put in.</param>
public sealed record CaseDefinition(string Label, InputExpression Condition, ActivityDefinition? Activity);
