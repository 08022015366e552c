using CanBo.Workflows.Values;

namespace CanBo.Runtime.Stimuli;

/// <summary>A stimulus from outside, which may come before the instance waits for it, and more than once.</summary>
/// <param name="Id">The sender's: the same id is the same stimulus. 1 to 200 characters.</param>
/// <param name="InstanceId">The instance; it must be there.</param>
/// <param name="NodeId">The activity in the definition that it is for.</param>
/// <param name="Name">What the activity is told.</param>
/// <param name="Data">Codes only.</param>
/// <param name="Patience">How long it waits for the activity to begin; after that it is a dead letter.</param>
public sealed record Delivery(string Id, Guid InstanceId, string NodeId, string Name, Value Data, TimeSpan Patience);

/// <summary>What became of a delivery.</summary>
public enum DeliveryResult
{
    /// <summary>The activity waited for it and went on.</summary>
    Taken,

    /// <summary>The activity does not wait yet: kept until it does.</summary>
    Early,

    /// <summary>A stimulus of that id came before; nothing was done.</summary>
    Repeated,

    /// <summary>The instance is over; nothing was done.</summary>
    Over,
}
