using System.Collections.Immutable;
using CanBo.Activities.Texts;

namespace CanBo.Activities.People;

/// <summary>Someone who is asked, and why.</summary>
/// <param name="PersonId">Who; the unit of a body without accounts.</param>
/// <param name="Name">The full name, for previews.</param>
/// <param name="Reason">Why this person, said to them.</param>
public sealed record Participant(Guid PersonId, string Name, Sentence Reason);

/// <summary>Why nobody could be found.</summary>
/// <param name="Code">A stable word for programs, such as <c>no_decider</c>.</param>
/// <param name="Problem">What is missing.</param>
/// <param name="Fix">How an organiser mends it.</param>
public sealed record ParticipantGap(string Code, Sentence Problem, Sentence Fix)
{
    /// <summary>Code of the gap of whoever heads the topmost agency that is known: somebody outside decides about them.</summary>
    public const string DecidedAbove = "decided_above";
}

/// <summary>What a rule found for one case on one day: people (or a body without accounts), a gap, or the reason why nobody is asked; exactly one of them.</summary>
/// <param name="Rule">The rule asked.</param>
/// <param name="People">Who is asked; empty when there is a gap.</param>
/// <param name="Gap">Why nobody is; null when there are people.</param>
/// <param name="UnitId">The unit or body in whose name they act; null for <see cref="ParticipantRule.Self"/>, a named superior, colleagues and gaps.</param>
public sealed record Resolution(ParticipantRule Rule, ImmutableArray<Participant> People, ParticipantGap? Gap, Guid? UnitId)
{
    /// <summary>Why nobody need be asked about this person; null when somebody is, or should be.</summary>
    public Sentence? NotAsked { get; init; }

    internal static Resolution FoundAll(ParticipantRule rule, IEnumerable<(Person Person, Sentence Reason)> found) =>
        new(rule, [.. found.Select(f => new Participant(f.Person.Id, f.Person.FullName, f.Reason))], null, null);

    /// <summary>A body without accounts acts as one.</summary>
    internal static Resolution Body(ParticipantRule rule, Unit unit, Sentence reason) => new(rule, [new Participant(unit.Id, unit.Name, reason)], null, unit.Id);

    internal static Resolution Unasked(ParticipantRule rule, Sentence reason) => new(rule, [], null, null) { NotAsked = reason };

    internal static Resolution Found(ParticipantRule rule, Person person, Sentence reason, Guid? unitId = null) =>
        new(rule, [new Participant(person.Id, person.FullName, reason)], null, unitId);

    internal static Resolution Missing(ParticipantRule rule, string code, Sentence problem, Sentence fix) =>
        new(rule, [], new ParticipantGap(code, problem, fix), null);
}
