using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.People;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ordering.Launch;

/// <summary>Works out before a launch who will wait for whom, and finds the circles: a campaign that would stand still for ever is not launched.</summary>
internal static class LaunchOrder
{
    // More are a sign of one wrong procedure; the first ones show it.
    private const int MostCircles = 20;

    /// <summary>The plan with what each case waits for, and a gap for every circle.</summary>
    /// <param name="plan">The plan so far.</param>
    /// <param name="orderOf">Where a case waits.</param>
    /// <param name="subordinatesOf">Direct subordinates of a person, where some procedure waits for them.</param>
    /// <param name="unitName">A unit's name.</param>
    public static LaunchPlan Apply(LaunchPlan plan, Func<LaunchEntry, OrderProfile?> orderOf, Func<LaunchEntry, IEnumerable<Guid>> subordinatesOf, Func<Guid, string> unitName)
    {
        var people = plan.Entries.Select(e => e.PersonId).ToHashSet();
        var leaders = plan.Entries.Where(e => e.Standing is { UsingAgencyId: not null } and ({ IsHead: true } or { IsDeputy: true })).ToLookup(e => e.Standing.UsingAgencyId!.Value);
        var profiles = plan.Entries.ToDictionary(e => e.PersonId, e => orderOf(e) ?? OrderProfile.InSequence());
        var entries = plan.Entries.Select(e => e with { Waits = [.. profiles[e.PersonId].Kinds.Select(kind => new LaunchWait(kind, [.. Targets(e, kind)])).Where(w => !w.Targets.IsEmpty)] }).ToList();
        var gaps = entries.Exists(e => !e.Waits.IsEmpty)
            ? OrderNet.Circles([.. entries.Select(e => new OrderCase(e.PersonId, e.PersonName, profiles[e.PersonId], e.Waits, word => Cohort(e.Standing, word))), .. Collectives(entries, unitName)]).Take(MostCircles).Select(ToGap)
            : [];
        return plan with { Entries = entries, Gaps = [.. plan.Gaps, .. gaps], Waits = Count(entries) };

        IEnumerable<Guid> Targets(LaunchEntry entry, WaitKind kind) => kind switch
        {
            WaitKind.UnitRating => entry.Standing is { IsHead: true, UnitId: { } unit } ? [unit] : [],
            WaitKind.Subordinates => subordinatesOf(entry).Where(people.Contains),
            WaitKind.CollectiveDraft => entry.Standing.UnitId is { } collective ? [collective] : [],
            WaitKind.Seniors => entry.Standing is { IsHead: false, UsingAgencyId: { } agency }
                ? leaders[agency].Where(l => l.PersonId != entry.PersonId && (l.Standing.IsHead || !entry.Standing.IsDeputy)).Select(l => l.PersonId)
                : [],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
        };
    }

    // A unit whose members wait for its draft is a case of its own: draft, then their reviews, then its rating.
    private static IEnumerable<OrderCase> Collectives(List<LaunchEntry> entries, Func<Guid, string> unitName) =>
        entries.Where(e => e.Waits.Any(w => w.Kind == WaitKind.CollectiveDraft)).GroupBy(e => e.Standing.UnitId!.Value).Select(unit => new OrderCase(
            unit.Key,
            unitName(unit.Key),
            OrderProfile.InSequence(new OrderStep.Review(), new OrderStep.Wait([WaitKind.Members], WaitUntil.Reviewed, false), new OrderStep.Decision()),
            [new LaunchWait(WaitKind.Members, [.. unit.Select(e => e.PersonId)])],
            word => (string.Create(CultureInfo.InvariantCulture, $"collective:{unit.Key:N}:{word}"), "")));

    /// <summary>A circle in words.</summary>
    public static LaunchGap ToGap(OrderCircle circle)
    {
        ArgumentNullException.ThrowIfNull(circle);
        var told = string.Concat(circle.Hops.Select(hop => string.Create(CultureInfo.InvariantCulture, $"{hop.Name} ({Word(hop)}) → "))) + circle.Hops[0].Name;
        return circle.IsHard
            ? new LaunchGap(
                "waits_in_circle",
                circle.Hops[0].CaseId,
                circle.Hops[0].Name,
                Sentence.Of("Chờ nhau thành vòng, không bao giờ xong: {0}.", told),
                Sentence.Of("Trong quy trình của một người ở vòng này, bỏ bước chờ, đổi điều chờ, hoặc đặt thời hạn cho bước chờ."),
                true)
            : new LaunchGap(
                "waits_until_deadline",
                circle.Hops[0].CaseId,
                circle.Hops[0].Name,
                Sentence.Of("Chờ nhau thành vòng, chỉ đi tiếp khi bước chờ hết hạn: {0}.", told),
                Sentence.Of("Nếu không có ý như vậy, bỏ bước chờ trong quy trình của một người ở vòng này."),
                false);
    }

    private static string Word(OrderHop hop) => hop switch
    {
        { Group.Length: > 0 } => $"{Sentence.Term(Sentence.Key("chờ đủ nhóm"))} “{hop.Group}”",
        { Until: WaitUntil.Reviewed } => Sentence.Term(Sentence.Key("chờ kiểm điểm xong")),
        _ => Sentence.Term(Sentence.Key("chờ quyết định mức")),
    };

    private static (string Key, string Name) Cohort(Standing standing, string word) =>
        (CohortKeys.Of(word, standing.UnitId!.Value, standing.DeciderUnitId!.Value, standing.PositionGroup), word switch
        {
            CohortKeys.Unit => Sentence.Term(Sentence.Key("cùng đơn vị")),
            CohortKeys.Campaign => Sentence.Term(Sentence.Key("cả đợt")),
            _ => standing.PositionGroup,
        });

    private static ImmutableArray<LaunchWaitCount> Count(List<LaunchEntry> entries) =>
    [
        .. entries.SelectMany(e => e.Waits).GroupBy(w => w.Kind).OrderBy(g => g.Key)
            .Select(g => new LaunchWaitCount(g.Key, g.Count(), g.SelectMany(w => w.Targets).Distinct().Count())),
    ];
}
