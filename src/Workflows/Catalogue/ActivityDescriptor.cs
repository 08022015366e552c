using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue;

/// <summary>How an activity type is known to the designer, the checker and the engine. Released names never change; a new meaning is a new version.</summary>
/// <param name="TypeName">E.g. <c>CanBo.SelfAssessment</c>.</param>
/// <param name="Version">1 or more.</param>
/// <param name="DisplayName">Its name in the palette.</param>
/// <param name="Description">One sentence: what it does.</param>
/// <param name="Category">The palette's group.</param>
public sealed record ActivityDescriptor(string TypeName, int Version, Bilingual DisplayName, Bilingual Description, Bilingual Category)
{
    /// <summary>Its inputs, in the order they are shown.</summary>
    public ImmutableArray<InputDescriptor> Inputs { get; init; } = [];

    /// <summary>Its outputs.</summary>
    public ImmutableArray<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>Its outcome ports.</summary>
    public ImmutableArray<PortDescriptor> Ports { get; init; } = [PortDescriptor.Done];

    /// <summary>Slots that hold one activity each, such as <c>then</c>; only containers have them.</summary>
    public ImmutableArray<PortDescriptor> Slots { get; init; } = [];

    /// <summary>True when a person acts in it; the soundness check is stricter about these.</summary>
    public bool IsHuman { get; init; }

    /// <summary>True when it decides the case; a case that ends without one or an explicit Finish is an incident.</summary>
    public bool IsFinalDecision { get; init; }

    /// <summary>Ports by which a final decision leaves without having decided (nobody to decide, overdue); by the others it decided.</summary>
    public ImmutableArray<string> UndecidedPorts { get; init; } = [];

    /// <summary>True when reaching it ends the whole procedure (<c>Elsa.Finish</c>, <c>Elsa.End</c>).</summary>
    public bool IsTerminal { get; init; }

    /// <summary>True when it waits for something (time, other cases) although nobody acts in it. Where a person acts it always waits.</summary>
    public bool Waits { get; init; }

    /// <summary>True when what it waits for may also start instances of a published procedure that begins with it and says so.</summary>
    public bool IsTrigger { get; init; }

    /// <summary>True when the final decision should rest on it, so that it must be over before one is made.</summary>
    public bool InformsDecision { get; init; }

    /// <summary>True when it is about the result, so that it has no sense before there is one.</summary>
    public bool NeedsDecision { get; init; }

    /// <summary>True when it gives out seats of which there may be too few.</summary>
    public bool IsCapped { get; init; }

    /// <summary>True when it keeps cases until their group is together, so that a cap after it is shared out over all of them at once.</summary>
    public bool GathersCohort { get; init; }
}

/// <summary>One input of an activity.</summary>
/// <param name="Name">camelCase, the JSON property.</param>
/// <param name="TypeName">Elsa's alias: String, Int32, Boolean, Decimal, Object, String[] ...</param>
/// <param name="DisplayName">Label.</param>
/// <param name="Description">Hint.</param>
public sealed record InputDescriptor(string Name, string TypeName, Bilingual DisplayName, Bilingual Description)
{
    /// <summary>Studio's editor for choosing a variable: the variable itself is stored, unwrapped, and an output of the same name sets it.</summary>
    public const string VariablePicker = "variable-picker";

    /// <summary>Studio's editor for the cases of a switch with ports: a list of labels and conditions, stored unwrapped.</summary>
    public const string PortCaseEditor = "flow-switch-editor";

    /// <summary>The same for a switch with slots.</summary>
    public const string SlotCaseEditor = "switch-editor";

    /// <summary>Whether it is a list of cases.</summary>
    public bool HoldsCases => UiHint is PortCaseEditor or SlotCaseEditor;

    /// <summary>Elsa Studio's editor: singleline, multiline, checkbox, dropdown, checklist, code-editor, variable-picker ...</summary>
    public string UiHint { get; init; } = "singleline";

    /// <summary>The value used, and shown, when the definition gives none.</summary>
    public Value Default { get; init; } = Value.Undefined;

    /// <summary>A missing value is a finding and, at run time, an incident.</summary>
    public bool Required { get; init; }

    /// <summary>Fixed choices of a dropdown or checklist; empty when there are none or a provider fills them.</summary>
    public ImmutableArray<InputOption> Options { get; init; } = [];

    /// <summary>Name of the list that fills the dropdown (forms, rulePackages, positionGroups, mailTexts); empty for fixed options.</summary>
    public string OptionsFrom { get; init; } = "";
}

/// <summary>One choice of a dropdown.</summary>
public sealed record InputOption(string Value, Bilingual Text);

/// <summary>One output of an activity.</summary>
public sealed record OutputDescriptor(string Name, string TypeName, Bilingual DisplayName, Bilingual Description);

/// <summary>One outcome port.</summary>
/// <param name="Name">What connections refer to; stable, English.</param>
/// <param name="DisplayName">What people read.</param>
public sealed record PortDescriptor(string Name, Bilingual DisplayName)
{
    /// <summary>True for the outcome of a deadline that passed.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>True for the outcome of seats that ran out.</summary>
    public bool IsOverflow { get; init; }

    /// <summary>The plain port of activities with one outcome.</summary>
    public static PortDescriptor Done { get; } = new("Done", new Bilingual("Xong", "Done"));
}
