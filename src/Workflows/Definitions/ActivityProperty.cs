using System.Collections.Immutable;
using System.Text.Json;

namespace CanBo.Workflows.Definitions;

/// <summary>A property of an activity beyond those that all activities have; told apart by its shape.</summary>
/// <param name="Name">camelCase, the JSON property.</param>
public abstract record ActivityProperty(string Name)
{
    /// <summary>What stands inside it: the activity of a slot, those of several slots or of cases.</summary>
    public IEnumerable<ActivityDefinition> Inside => this switch
    {
        Embedded embedded => [embedded.Activity],
        EmbeddedList list => list.Activities,
        Cases cases => cases.Items.Select(item => item.Activity).OfType<ActivityDefinition>(),
        _ => [],
    };

    /// <summary>The same with the activities inside changed; itself where nothing changes.</summary>
    internal ActivityProperty Changed(Func<ActivityDefinition, ActivityDefinition> change)
    {
        switch (this)
        {
            case Embedded embedded:
                var activity = embedded.Activity.Changed(change);
                return ReferenceEquals(activity, embedded.Activity) ? this : embedded with { Activity = activity };
            case EmbeddedList list:
                var activities = ActivityDefinition.Changed(list.Activities, change, static (inside, change) => inside.Changed(change));
                return activities == list.Activities ? this : list with { Activities = activities };
            case Cases cases:
                var items = ActivityDefinition.Changed(cases.Items, change, static (item, change) =>
                    item.Activity is { } inside && inside.Changed(change) is var changed && !ReferenceEquals(changed, inside) ? item with { Activity = changed } : item);
                return items == cases.Items ? this : cases with { Items = items };
            default:
                return this;
        }
    }

    /// <summary>A value for an input, or the expression that makes it.</summary>
    /// <param name="Name">The input's name.</param>
    /// <param name="TypeName">Alias as written; empty when the file leaves it to the descriptor.</param>
    /// <param name="Expression">What gives the value.</param>
    public sealed record Input(string Name, string TypeName, InputExpression Expression) : ActivityProperty(Name);

    /// <summary>Where an output goes.</summary>
    /// <param name="Name">The output's name.</param>
    /// <param name="Reference">Id of a variable, or name of a workflow output.</param>
    public sealed record Output(string Name, string Reference) : ActivityProperty(Name);

    /// <summary>A variable chosen with the variable picker, unwrapped.</summary>
    /// <param name="Name">The property's name.</param>
    /// <param name="VariableId">Id of the variable; may be empty in old files.</param>
    /// <param name="VariableName">Its name when it was chosen.</param>
    public sealed record Variable(string Name, string VariableId, string VariableName) : ActivityProperty(Name);

    /// <summary>An activity in a slot of this one, such as <c>then</c>.</summary>
    public sealed record Embedded(string Name, ActivityDefinition Activity) : ActivityProperty(Name);

    /// <summary>Activities in a slot that holds several, such as <c>branches</c>.</summary>
    public sealed record EmbeddedList(string Name, ImmutableArray<ActivityDefinition> Activities) : ActivityProperty(Name);

    /// <summary>The cases of a switch.</summary>
    public sealed record Cases(string Name, ImmutableArray<CaseDefinition> Items) : ActivityProperty(Name);

    /// <summary>Anything else; kept and written back.</summary>
    public sealed record Unknown(string Name, JsonElement Json) : ActivityProperty(Name);
}
