using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tests.Decisions;
using CanBo.Activities.Voting;
using CanBo.Activities.Voting.Counting;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Voting;

/// <summary>What only a real server with several sessions can get wrong: both sides come to the lock, in the order given.</summary>
public sealed class VoteInterleavingTests
{
    [Fact]
    public async Task A_slip_that_comes_with_the_closing_is_either_counted_or_refused()
    {
        await using var world = await StartAsync();
        await using var other = world.Another();
        var session = await world.OpenAsync();
        await world.CastAllAsync(session, (4, Rating.XS));

        var (closing, cast) = await TogetherAsync(world, session, () => world.CloseAsync(session), () => TryAsync(() => other.CastAsync(session, "M05", Rating.XS)));

        (await closing).ShouldBeTrue();
        (await world.RowAsync(session)).Tally.XS.ShouldBe(await cast ? 5 : 4);
    }

    [Fact]
    public async Task Of_the_last_two_slips_exactly_one_closes_and_both_are_counted()
    {
        await using var world = await StartAsync();
        await using var other = world.Another();
        var session = await world.OpenAsync(closesWhenAllCast: true);
        await world.CastAllAsync(session, (3, Rating.XS));

        var (one, two) = await TogetherAsync(world, session, () => world.CastAsync(session, "M04", Rating.TOT), () => other.CastAsync(session, "M05", Rating.TOT));

        await Task.WhenAll(one, two);
        (await world.RowAsync(session)).Tally.ShouldBe(new Tally(3, 2, 0, 0, 0));
        (await world.CasesAsync())[0].CurrentStep.ShouldBe("after-XS");
        await ClosedOnceAsync(world);
    }

    [Fact]
    public async Task The_hour_and_the_hand_close_once()
    {
        await using var world = await StartAsync();
        await using var other = world.Another();
        var session = await world.OpenAsync(world.Clock.GetUtcNow().AddHours(1));
        await world.CastAllAsync(session, (5, Rating.XS));
        world.Clock.Advance(TimeSpan.FromHours(2));

        var (hand, hour) = await TogetherAsync(world, session, () => world.CloseAsync(session), async () =>
        {
            await other.WorkAsync();
            return true;
        });

        await Task.WhenAll(hand, hour);
        (await world.RowAsync(session)).Tally.XS.ShouldBe(5);
        await ClosedOnceAsync(world);
    }

    [Fact]
    public async Task A_slip_replaced_with_the_closing_counts_as_it_was_acknowledged()
    {
        await using var world = await StartAsync();
        await using var other = world.Another();
        var session = await world.OpenAsync();
        await world.CastAllAsync(session, (5, Rating.XS));

        var (replaced, closing) = await TogetherAsync(world, session, () => TryAsync(() => other.CastAsync(session, "M05", Rating.KHT)), () => world.CloseAsync(session));

        (await closing).ShouldBeTrue();
        (await world.RowAsync(session)).Tally.ShouldBe(await replaced ? new Tally(4, 0, 0, 1, 0) : new Tally(5, 0, 0, 0, 0));
        await ClosedOnceAsync(world);
    }

    private static Task<VoteWorld> StartAsync() => VoteWorld.StartAsync(DatabaseKind.PostgreSql, VoteProcedures.Of(), members: 5);

    private static async Task<(Task<T1> First, Task<T2> Second)> TogetherAsync<T1, T2>(VoteWorld world, VoteSession session, Func<Task<T1>> first, Func<Task<T2>> second)
    {
        await using var held = await PostgreSqlLocks.HoldAsync(world.Database, VoteLock.Key(session.CampaignId, session.BodyId));
        var (one, two) = (first(), second());
        await held.UntilWaitingAsync(2);
        return (one, two);
    }

    private static async Task<bool> TryAsync(Func<Task<bool>> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RuleBrokenException refused)
        {
            refused.Code.ShouldBe("closed");
            return false;
        }
    }

    private static async Task ClosedOnceAsync(VoteWorld world)
    {
        await using var db = world.Read();
        (await db.Set<AuditRow>().CountAsync(a => a.Action == "VoteClosed")).ShouldBe(1);
    }
}
