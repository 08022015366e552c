using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue;

/// <summary>Something that happened, by a name that others wait for.</summary>
/// <param name="Name">The event's name; exact.</param>
/// <param name="Payload">What is told with it.</param>
public sealed record PublishedEvent(string Name, Value Payload);
