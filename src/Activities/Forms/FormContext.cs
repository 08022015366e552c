using System.Collections.Immutable;
using CanBo.Activities.Ratings.Scoring;

namespace CanBo.Activities.Forms;

/// <summary>What reading an answer needs to know beside the form.</summary>
/// <param name="Scheme">The scheme of the campaign's rule package.</param>
/// <param name="IsLeader">The case is about the head or a deputy: the leaders' formula counts, and leaders' fields are shown.</param>
/// <param name="Files">Names of the fields that have files, each once or more.</param>
public sealed record FormContext(ScoreScheme Scheme, bool IsLeader, IReadOnlyCollection<string> Files)
{
    /// <summary>Faults planned in earlier years that the sheet asks about.</summary>
    public IReadOnlyList<CarriedFault> Carried { get; init; } = [];

    /// <summary>Monthly totals that an organiser imported, by month. Departing from one asks for a note.</summary>
    public IReadOnlyDictionary<int, ImportedMonth> Imported { get; init; } = ImmutableDictionary<int, ImportedMonth>.Empty;
}
