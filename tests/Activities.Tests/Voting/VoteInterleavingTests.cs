using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tests.Storage;
using CanBo.Activities.Voting;
using CanBo.Activities.Voting.Counting;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Voting;

/// <summary>What only a real server with several sessions can get wrong: both sides come to the lock, in the order given.</summary>
public sealed class VoteInterleavingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slip_that_comes_with_the_closing_is_counted_before_it_and_refused_after_it(bool isFirst)
    {
        await using var world = await StartAsync();
        await using var other = world.Another();
        var session = await world.OpenAsync();
        await world.CastAllAsync(session, (4, Rating.XS));
        var taken = false;

        await InOrderAsync(world, session, isFirst, async () => taken = await TryAsync(() => other.CastAsync(session, "M05", Rating.XS)), () => world.CloseAsync(session));

        taken.ShouldBe(isFirst);
        (await world.RowAsync(session)).Tally.XS.ShouldBe(isFirst ? 5 : 4);
        await ClosedOnceAsync(world);
    }

    [Fact]
    public async Task Of_the_last_two_slips_exactly_one_closes_and_both_are_counted()
    {
        await using var world = await StartAsync();
        await using var other = world.Another();
        var session = await world.OpenAsync(closesWhenAllCast: true);
        await world.CastAllAsync(session, (3, Rating.XS));

        await InOrderAsync(world, session, true, () => world.CastAsync(session, "M04", Rating.TOT), () => other.CastAsync(session, "M05", Rating.TOT));

        (await world.RowAsync(session)).Tally.ShouldBe(new Tally(3, 2, 0, 0, 0));
        (await world.CasesAsync())[0].CurrentStep.ShouldBe("after-XS");
        await ClosedOnceAsync(world);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_hour_and_the_hand_close_once(bool isHandFirst)
    {
        await using var world = await StartAsync();
        await using var other = world.Another();
        var session = await world.OpenAsync(world.Clock.GetUtcNow().AddHours(1));
        await world.CastAllAsync(session, (5, Rating.XS));
        world.Clock.Advance(TimeSpan.FromHours(2));

        await InOrderAsync(world, session, isHandFirst, () => world.CloseAsync(session), () => other.CloseByHourAsync(session));

        (await world.RowAsync(session)).Tally.XS.ShouldBe(5);
        await ClosedOnceAsync(world);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slip_replaced_with_the_closing_counts_as_it_was_acknowledged(bool isFirst)
    {
        await using var world = await StartAsync();
        await using var other = world.Another();
        var session = await world.OpenAsync();
        await world.CastAllAsync(session, (5, Rating.XS));
        var replaced = false;

        await InOrderAsync(world, session, isFirst, async () => replaced = await TryAsync(() => other.CastAsync(session, "M05", Rating.KHT)), () => world.CloseAsync(session));

        replaced.ShouldBe(isFirst);
        (await world.RowAsync(session)).Tally.ShouldBe(isFirst ? new Tally(4, 0, 0, 1, 0) : new Tally(5, 0, 0, 0, 0));
        await ClosedOnceAsync(world);
    }

    private static Task<VoteWorld> StartAsync() => VoteWorld.StartAsync(DatabaseKind.PostgreSql, VoteProcedures.Of(), members: 5);

    private static Task InOrderAsync(VoteWorld world, VoteSession session, bool asGiven, Func<Task> one, Func<Task> other) =>
        HeldLock.InOrderAsync(world.Database, VoteLock.Key(session.CampaignId, session.BodyId), asGiven ? [one, other] : [other, one]);

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
