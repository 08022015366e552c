using System.Collections.Immutable;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Workflows;
using CanBo.Workflows.Execution;

namespace CanBo.Activities.Rehearsals;

/// <summary>A rehearsal in a list.</summary>
/// <param name="Id">The rehearsal.</param>
/// <param name="DefinitionVersion">The version rehearsed.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="StartedAt">Business time.</param>
/// <param name="By">Who rehearses.</param>
public sealed record RehearsalListLine(Guid Id, int DefinitionVersion, InstanceStatus Status, DateTimeOffset StartedAt, string By);

/// <summary>The rehearsals of a procedure, and what can be said of the invented case of a new one.</summary>
/// <param name="DefinitionId">The procedure.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Latest">The version that a new one takes.</param>
/// <param name="Facts">What the procedure is told at its start.</param>
/// <param name="Lines">The newest first.</param>
public sealed record RehearsalListView(string DefinitionId, string Name, int Latest, IReadOnlyList<RehearsalFact> Facts, IReadOnlyList<RehearsalListLine> Lines);

/// <summary>A fact about the invented case.</summary>
/// <param name="Name">As the procedure calls it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="IsTick">Yes or no; otherwise a text or a number.</param>
public sealed record RehearsalFact(string Name, string Label, bool IsTick);

/// <summary>One rehearsal: what is open, and the way it took.</summary>
/// <param name="Id">The rehearsal.</param>
/// <param name="DefinitionId">The procedure.</param>
/// <param name="Name">What it was called.</param>
/// <param name="DefinitionVersion">The version rehearsed.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Clock">What its own clock shows.</param>
/// <param name="NextDue">Its next timer; null when none runs.</param>
/// <param name="Steps">Open steps, in the order they began.</param>
/// <param name="Faults">What failed and can be tried again.</param>
/// <param name="Path">What happened, the newest first.</param>
public sealed record RehearsalView(
    Guid Id, string DefinitionId, string Name, int DefinitionVersion, InstanceStatus Status, DateTimeOffset Clock, DateTimeOffset? NextDue,
    IReadOnlyList<RehearsedStep> Steps, IReadOnlyList<RehearsedFault> Faults, IReadOnlyList<RehearsedEvent> Path);

/// <summary>An open step.</summary>
/// <param name="Execution">Which.</param>
/// <param name="Title">What the designer calls it.</param>
/// <param name="Kind">The activity.</param>
/// <param name="People">Who is asked: invented.</param>
/// <param name="Since">Since when.</param>
/// <param name="DueAt">Its deadline by the rehearsal's clock; null for none.</param>
/// <param name="Ports">The outcomes it can end by.</param>
/// <param name="Outputs">What it writes into variables when it ends.</param>
public sealed record RehearsedStep(
    int Execution, string Title, Bilingual Kind, IReadOnlyList<Sentence> People, DateTimeOffset Since, DateTimeOffset? DueAt, IReadOnlyList<RehearsedPort> Ports, IReadOnlyList<RehearsedPort> Outputs);

/// <summary>An outcome or an output of a step.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What people read.</param>
public sealed record RehearsedPort(string Name, Bilingual Label);

/// <summary>A step that failed.</summary>
/// <param name="Execution">What a retry runs again.</param>
/// <param name="Title">What the designer calls the step.</param>
/// <param name="Message">What happened, for whoever mends the procedure.</param>
public sealed record RehearsedFault(int Execution, string Title, string Message);

/// <summary>Something that happened.</summary>
/// <param name="At">By the rehearsal's clock.</param>
/// <param name="Text">What.</param>
public sealed record RehearsedEvent(DateTimeOffset At, Sentence Text);

/// <summary>A rehearsal as the designer's viewer reads it.</summary>
/// <param name="Id">The rehearsal.</param>
/// <param name="Definition">The version, as it was when the rehearsal began.</param>
/// <param name="State">The engine's state.</param>
/// <param name="Journal">All lines.</param>
/// <param name="StartedAt">Business time.</param>
/// <param name="Clock">Its own clock.</param>
public sealed record RehearsalHistory(Guid Id, StoredDefinition Definition, InstanceState State, ImmutableArray<JournalEntry> Journal, DateTimeOffset StartedAt, DateTimeOffset Clock);
