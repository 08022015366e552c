using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue;

/// <summary>What an activity answers.</summary>
public abstract record ActivityResult
{
    private ActivityResult()
    {
    }

    /// <summary>Done; the engine follows the ports named.</summary>
    public sealed record Completed(ImmutableArray<string> Outcomes) : ActivityResult
    {
        /// <summary>Values for the activity's outputs, bound to variables by the definition.</summary>
        public ImmutableArray<KeyValuePair<string, Value>> Outputs { get; init; } = [];

        /// <summary>Effects of completing.</summary>
        public ImmutableArray<Effect> Effects { get; init; } = [];
    }

    /// <summary>Waits for a resume.</summary>
    /// <param name="Effects">What must be done for the wait to end some day.</param>
    public sealed record Waiting(ImmutableArray<Effect> Effects) : ActivityResult
    {
        /// <summary>Small facts to find again at the next resume; undefined keeps what was remembered before.</summary>
        public Value Memory { get; init; } = Value.Undefined;
    }

    /// <summary>Could not; becomes an incident. Anything thrown counts as not retryable by itself.</summary>
    public sealed record Faulted(string Message) : ActivityResult;
}
