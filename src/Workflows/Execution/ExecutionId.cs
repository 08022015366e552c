using System.Globalization;

namespace CanBo.Workflows.Execution;

/// <summary>One execution of one node in one instance; numbered from 1 by a counter in the instance's state.</summary>
/// <param name="Number">1 or more; unique in the instance, never reused.</param>
public readonly record struct ExecutionId(int Number)
{
    /// <inheritdoc />
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
