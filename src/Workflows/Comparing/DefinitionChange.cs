using CanBo.Workflows.Definitions;

namespace CanBo.Workflows.Comparing;

/// <summary>One thing in which a version of a definition differs from another.</summary>
public abstract record DefinitionChange
{
    private DefinitionChange()
    {
    }

    /// <summary>The procedure is called otherwise.</summary>
    public sealed record Renamed(string Before, string After) : DefinitionChange;

    /// <summary>An activity that was not there.</summary>
    public sealed record ActivityAdded(ActivityDefinition Activity) : DefinitionChange;

    /// <summary>An activity that is gone.</summary>
    public sealed record ActivityRemoved(ActivityDefinition Activity) : DefinitionChange;

    /// <summary>The same id is another type of activity, or another version of the type.</summary>
    public sealed record ActivityReplaced(ActivityDefinition Before, ActivityDefinition After) : DefinitionChange;

    /// <summary>An activity is called otherwise.</summary>
    public sealed record ActivityRenamed(ActivityDefinition Before, ActivityDefinition After) : DefinitionChange;

    /// <summary>An activity stands in another container, or in another slot of it.</summary>
    public sealed record ActivityMoved(ActivityDefinition Activity, ActivityDefinition Container) : DefinitionChange;

    /// <summary>The steps of a sequence stand in another order.</summary>
    public sealed record OrderChanged(ActivityDefinition Container) : DefinitionChange;

    /// <summary>A property of an activity: an input, an output's target; null where it was not, or is no longer, given.</summary>
    public sealed record PropertyChanged(ActivityDefinition Activity, string Name, ActivityProperty? Before, ActivityProperty? After) : DefinitionChange;

    /// <summary>An arrow that was not there.</summary>
    public sealed record ConnectionAdded(ActivityDefinition Source, string Port, ActivityDefinition Target) : DefinitionChange;

    /// <summary>An arrow that is gone.</summary>
    public sealed record ConnectionRemoved(ActivityDefinition Source, string Port, ActivityDefinition Target) : DefinitionChange;

    /// <summary>A container starts elsewhere.</summary>
    public sealed record StartChanged(ActivityDefinition Container, ActivityDefinition? Before, ActivityDefinition? After) : DefinitionChange;

    /// <summary>A variable that was not there, is gone, or has another type or first value; null where it is not.</summary>
    public sealed record VariableChanged(VariableDefinition? Before, VariableDefinition? After) : DefinitionChange;
}
