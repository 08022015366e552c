using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Requests;

/// <summary>A request is to be sent after the step; what comes of it is told to the execution.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Url">Absolute.</param>
/// <param name="Body">Empty for none.</param>
/// <param name="ContentType">Of the body; empty without one.</param>
/// <param name="Headers">Texts by name.</param>
/// <param name="Secret">The name of a secret that the host holds; empty for none.</param>
/// <param name="Expected">Status codes that are an answer, whatever they say.</param>
/// <param name="Timeout">For one try.</param>
/// <param name="Retries">How often it is tried again.</param>
internal sealed record HttpRequestEffect(
    string Method, string Url, string Body, string ContentType, Value Headers, string Secret, ImmutableArray<int> Expected, TimeSpan Timeout, int Retries) : Effect;
