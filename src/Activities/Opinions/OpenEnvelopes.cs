using CanBo.Workflows.Execution;

namespace CanBo.Activities.Opinions;

/// <summary>The anonymous step is over: opens its answers together, or destroys them unopened when they are too few. Answers <c>Opened</c> with the port.</summary>
/// <param name="Port">Where the step goes then.</param>
public sealed record OpenEnvelopes(string Port) : Effect;
