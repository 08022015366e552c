using CanBo.Testing;

namespace CanBo.Runtime.Tests.Fixtures;

public sealed class FakeTimeProviderTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void The_clock_stands_still_until_it_is_moved()
    {
        var before = _clock.GetUtcNow();

        _clock.Advance(TimeSpan.FromDays(3));

        (_clock.GetUtcNow() - before).ShouldBe(TimeSpan.FromDays(3));
    }

    [Fact]
    public void Timers_fire_in_order_and_see_their_own_due_time()
    {
        var start = _clock.GetUtcNow();
        var fired = new List<(string Name, TimeSpan At)>();
        using var late = _clock.CreateTimer(_ => fired.Add(("late", _clock.GetUtcNow() - start)), null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        using var often = _clock.CreateTimer(_ => fired.Add(("often", _clock.GetUtcNow() - start)), null, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2));

        _clock.Advance(TimeSpan.FromMinutes(5));

        fired.ShouldBe([("often", TimeSpan.FromMinutes(2)), ("often", TimeSpan.FromMinutes(4)), ("late", TimeSpan.FromMinutes(5))]);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_passes_it()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _clock);
        delay.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromHours(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(60));
    }
}
