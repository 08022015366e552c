using CanBo.Activities.People;

namespace CanBo.Activities.Campaigns;

/// <summary>Counts how often each person would be asked; a list or a meeting counts once, however many cases it holds.</summary>
internal sealed class AskedCount
{
    private readonly Dictionary<Guid, (string Name, int Tasks)> _people = [];
    private readonly HashSet<(string What, Guid Unit, string Group)> _once = [];

    public void Add(IEnumerable<Participant> people)
    {
        foreach (var person in people)
            _people[person.PersonId] = (person.Name, _people.GetValueOrDefault(person.PersonId).Tasks + 1);
    }

    public void AddOnce(string what, Guid unit, string group, Participant person)
    {
        if (_once.Add((what, unit, group)))
            Add([person]);
    }

    public IReadOnlyList<PersonAsked> Busiest() =>
        [.. _people.Select(p => new PersonAsked(p.Key, p.Value.Name, p.Value.Tasks)).OrderByDescending(p => p.Tasks).ThenBy(p => p.Name, StringComparer.Ordinal)];
}
