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

        /// <summary>What else it sets in the instance, in order.</summary>
        public ImmutableArray<Assignment> Assignments { get; init; } = [];

        /// <summary>An event to tell those who wait for it in this instance; null for none.</summary>
        public PublishedEvent? Event { get; init; }

        /// <summary>Effects of completing.</summary>
        public ImmutableArray<Effect> Effects { get; init; } = [];
    }

    /// <summary>Waits for a resume.</summary>
    /// <param name="Effects">What must be done for the wait to end some day.</param>
    public sealed record Waiting(ImmutableArray<Effect> Effects) : ActivityResult
    {
        /// <summary>What it waits for, by a name that the world can look up; empty where only the execution is told.</summary>
        public string Key { get; init; } = "";

        /// <summary>Small facts to find again at the next resume; undefined keeps what was remembered before.</summary>
        public Value Memory { get; init; } = Value.Undefined;
    }

    /// <summary>Could not; becomes an incident. Anything thrown counts as not retryable by itself.</summary>
    public sealed record Faulted(string Message) : ActivityResult;
}
