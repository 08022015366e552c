using System.Collections.Immutable;

namespace CanBo.Workflows.Definitions;

/// <summary>What came of reading a file.</summary>
/// <param name="Definition">
/// The definition; null when the file cannot be kept at all. It may be there beside errors, so that a draft with a mistake can be stored
/// and mended; nothing with errors may be imported or published.
/// </param>
/// <param name="Errors">Everything found wrong, in the order of the file.</param>
public sealed record DefinitionReading(WorkflowDefinition? Definition, ImmutableArray<DefinitionError> Errors)
{
    /// <summary>True when there is a definition and nothing is wrong with it.</summary>
    public bool Succeeded => Definition is not null && Errors.IsEmpty;
}

/// <summary>One thing wrong with a file.</summary>
/// <param name="FileName">The file, as the caller named it.</param>
/// <param name="ActivityId">Id of the activity; empty when it is about the whole definition.</param>
/// <param name="Property">The JSON property; empty when it is about the whole file or activity.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record DefinitionError(string FileName, string ActivityId, string Property, Bilingual Message)
{
    /// <summary>One English line that names file, activity and property.</summary>
    public override string ToString()
    {
        var activity = ActivityId.Length > 0 ? $", activity '{ActivityId}'" : "";
        var property = Property.Length > 0 ? $", property '{Property}'" : "";
        return $"{FileName}{activity}{property}: {Message.English}";
    }
}
