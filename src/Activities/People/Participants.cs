using CanBo.Activities.Storage;

namespace CanBo.Activities.People;

/// <summary>Finds who is asked: rules over posts, reporting lines, units and memberships on a day. Nobody judges themself; people who left are not asked.</summary>
public sealed class Participants
{
    /// <summary>Who a rule means for one case on a day.</summary>
    /// <param name="db">The step's or a reading context.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="subject">Whom the case is about.</param>
    /// <param name="on">The day, in the business zone.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<Resolution> ResolveAsync(
        CanBoContext db, ParticipantRule rule, CaseSubject subject, DateOnly on, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(subject);
        var view = await LoadAsync(db, [rule], [subject], on, cancellation);
        return ParticipantRules.Resolve(view, rule, subject);
    }

    /// <summary>Who several rules mean for many cases: the same number of queries for one case as for ten thousand.</summary>
    public async Task<IReadOnlyDictionary<(CaseSubject Subject, ParticipantRule Rule), Resolution>> ResolveManyAsync(
        CanBoContext db,
        IReadOnlyCollection<ParticipantRule> rules,
        IReadOnlyCollection<CaseSubject> subjects,
        DateOnly on,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(subjects);
        var view = await LoadAsync(db, rules, subjects, on, cancellation);
        var found = new Dictionary<(CaseSubject, ParticipantRule), Resolution>();
        foreach (var subject in subjects)
            foreach (var rule in rules)
                found[(subject, rule)] = ParticipantRules.Resolve(view, rule, subject);
        return found;
    }

    /// <summary>Where people stand on a day, in the order given.</summary>
    public async Task<IReadOnlyList<Standing>> StandingsAsync(
        CanBoContext db, IReadOnlyCollection<CaseSubject> subjects, DateOnly on, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(subjects);
        var view = await OrganisationLoader.LoadAsync(db, subjects, on, cancellation);
        return [.. subjects.Select(subject => ParticipantRules.StandingOf(view, subject))];
    }

    /// <summary>Who chairs the meetings of units (<see cref="ParticipantRule.MeetingChair"/>) or writes their minutes (<see cref="ParticipantRule.MeetingSecretary"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rule is about a person, not about a meeting.</exception>
    public async Task<IReadOnlyDictionary<Guid, Resolution>> ResolveForUnitsAsync(
        CanBoContext db, ParticipantRule rule, IReadOnlyCollection<Guid> unitIds, DateOnly on, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(unitIds);
        var view = await OrganisationLoader.LoadUnitsAsync(db, unitIds, on, cancellation);
        return unitIds.Distinct().ToDictionary(id => id, id => rule switch
        {
            ParticipantRule.MeetingChair => MeetingRules.Chair(view, view.Unit(id)),
            ParticipantRule.MeetingSecretary => MeetingRules.Secretary(view, view.Unit(id)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule about meetings."),
        });
    }

    private static async Task<OrganisationView> LoadAsync(
        CanBoContext db, IReadOnlyCollection<ParticipantRule> rules, IReadOnlyCollection<CaseSubject> subjects, DateOnly on, CancellationToken cancellation)
    {
        var view = await OrganisationLoader.LoadAsync(db, subjects, on, cancellation);
        // Most steps ask officers only; colleagues are read where a rule is about them.
        if (rules.Any(rule => rule is ParticipantRule.Peers or ParticipantRule.Subordinates or ParticipantRule.MassOrganisations or ParticipantRule.ResidenceCommittee))
            view.Colleagues = await ColleagueLoader.LoadAsync(db, view, subjects, cancellation);
        return view;
    }
}
