using System.Collections.Immutable;
using CanBo.Activities.Ordering;
using CanBo.Activities.Ordering.Launch;

namespace CanBo.Activities.Tests.Ordering;

public sealed class OrderNetTests
{
    private static readonly OrderProfile WaitsThenDecides = OrderProfile.InSequence(Waits(WaitKind.Subordinates), new OrderStep.Decision());

    [Fact]
    public void A_campaign_is_refused_exactly_when_it_would_stand_still()
    {
        var refused = 0;
        for (var seed = 0; seed < 4000; seed++)
        {
            var order = RandomOrder.Of(seed, deadlines: false);
            var circles = OrderNet.Circles(order.Cases);
            order.Completes(letTimePass: false).ShouldBe(circles.IsEmpty, $"seed {seed}");
            circles.ShouldAllBe(c => c.IsHard);
            refused += circles.IsEmpty ? 0 : 1;
        }

        refused.ShouldBeInRange(400, 3600);
    }

    [Fact]
    public void With_deadlines_a_campaign_is_refused_exactly_when_it_would_stand_still_for_ever_and_warned_about_when_only_time_helps()
    {
        var (refused, warned) = (0, 0);
        for (var seed = 0; seed < 4000; seed++)
        {
            var order = RandomOrder.Of(seed, deadlines: true);
            var circles = OrderNet.Circles(order.Cases);
            order.Completes(letTimePass: true).ShouldBe(!circles.Any(c => c.IsHard), $"seed {seed}");
            order.Completes(letTimePass: false).ShouldBe(circles.IsEmpty, $"seed {seed}");
            refused += circles.Any(c => c.IsHard) ? 1 : 0;
            warned += circles.Any(c => !c.IsHard) ? 1 : 0;
        }

        refused.ShouldBeGreaterThan(100);
        warned.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_circle_names_its_people_each_waiting_for_the_next()
    {
        var (a, b, c) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        OrderCase[] cases = [Case(a, "An", WaitsThenDecides, b), Case(b, "Bình", WaitsThenDecides, c), Case(c, "Chi", WaitsThenDecides, a)];

        var circle = OrderNet.Circles(cases).ShouldHaveSingleItem();

        circle.Hops.Select(h => h.Name).ShouldBe(["An", "Bình", "Chi"]);
        circle.Hops.ShouldAllBe(h => h.Until == WaitUntil.Decided && h.Group == "");
        LaunchOrder.ToGap(circle).Problem.InVietnamese.ShouldBe("Chờ nhau thành vòng, không bao giờ xong: An (chờ quyết định mức) → Bình (chờ quyết định mức) → Chi (chờ quyết định mức) → An.");
        LaunchOrder.ToGap(circle).Blocks.ShouldBeTrue();
    }

    // The likeliest one: a head waits for subordinates who stand in the head's own group, whose seats are given only when everyone is there.
    [Fact]
    public void A_head_who_waits_for_somebody_of_the_own_group_is_a_circle_through_the_group()
    {
        var (head, deputy) = (Guid.NewGuid(), Guid.NewGuid());
        var procedure = OrderProfile.InSequence(Waits(WaitKind.Subordinates), new OrderStep.Cohort("deciderUnitAndGroup", false), new OrderStep.Decision());

        var circle = OrderNet.Circles([Case(head, "Trưởng", procedure, deputy), Case(deputy, "Phó", procedure)]).ShouldHaveSingleItem();

        circle.Hops.Select(h => (h.Name, h.Group)).ShouldBe([("Trưởng", ""), ("Phó", "Lãnh đạo")], ignoreOrder: true);
        circle.IsHard.ShouldBeTrue();
    }

    [Fact]
    public void Ten_thousand_people_are_looked_at_in_a_moment()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => Guid.NewGuid()).ToArray();
        var procedure = OrderProfile.InSequence(Waits(WaitKind.Subordinates), new OrderStep.Cohort("campaign", false), new OrderStep.Decision());
        // A chain as long as the campaign: also the deepest search there is.
        var chain = ids.Select((id, at) => Case(id, "n", OrderProfile.InSequence(Waits(WaitKind.Subordinates), new OrderStep.Decision()), [.. ids.Skip(at + 1).Take(1)])).ToList();
        var crowd = ids.Select(id => Case(id, "n", procedure)).ToList();

        OrderNet.Circles(chain).ShouldBeEmpty();
        OrderNet.Circles(crowd).ShouldBeEmpty();
        OrderNet.Circles([.. crowd.Skip(1), Case(ids[0], "Đầu", procedure, ids[^1])]).ShouldHaveSingleItem().Hops.Length.ShouldBe(2);
    }

    private static OrderStep.Wait Waits(WaitKind kind) => new([kind], WaitUntil.Decided, false);

    private static OrderCase Case(Guid id, string name, OrderProfile profile, params Guid[] subordinates) => new(
        id, name, profile, subordinates.Length == 0 ? [] : [new LaunchWait(WaitKind.Subordinates, [.. subordinates])], word => (word == "unit" ? $"unit:{id}" : word, "Lãnh đạo"));
}
