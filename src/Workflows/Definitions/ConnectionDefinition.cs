namespace CanBo.Workflows.Definitions;

/// <summary>An arrow of a flowchart.</summary>
/// <param name="Source">Id of the activity it leaves.</param>
/// <param name="Port">The outcome it follows; <c>Done</c> when the file names none.</param>
/// <param name="Target">Id of the activity it leads to.</param>
public sealed record ConnectionDefinition(string Source, string Port, string Target)
{
    internal Origin<ConnectionDefinition>? Origin { get; init; }
}
