using CanBo.Runtime.Storage;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Time;
using CanBo.Testing;

namespace CanBo.Runtime.Tests.Time;

public sealed class BusinessClockTests
{
    [Theory, BothDatabases]
    public async Task Business_time_moves_on_all_hosts_and_the_system_s_clock_stays(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, settings: ("Work:DevelopmentClock", "true"));
        var system = application.Clock.GetUtcNow();

        await application.Get<BusinessClock>().AdvanceAsync(TimeSpan.FromDays(3), CancellationToken.None);
        await application.Get<BusinessClock>().AdvanceAsync(TimeSpan.FromHours(1), CancellationToken.None);

        application.Get<BusinessTime>().GetUtcNow().ShouldBe(system + TimeSpan.FromHours(73));
        application.Clock.GetUtcNow().ShouldBe(system);
        var other = new BusinessTime(application.Clock);
        await new BusinessClock(other, application.Steps, application.Get<IContextFactory>(), new Runtime.Work.WorkSignals(), application.Get<Microsoft.Extensions.Options.IOptions<Runtime.Work.WorkOptions>>())
            .RefreshAsync(CancellationToken.None);
        other.Offset.ShouldBe(TimeSpan.FromHours(73));
    }

    [Theory, BothDatabases]
    public async Task Outside_Development_business_time_cannot_be_moved(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);

        await Should.ThrowAsync<InvalidOperationException>(() => application.Get<BusinessClock>().AdvanceAsync(TimeSpan.FromDays(1), CancellationToken.None));
    }

    [Fact]
    public void Business_time_is_cut_to_milliseconds()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 5, 0, 0, TimeSpan.Zero).AddTicks(12_345));

        new BusinessTime(clock).GetUtcNow().Ticks.ShouldBe(new DateTimeOffset(2026, 1, 5, 5, 0, 0, 1, TimeSpan.Zero).Ticks);
    }

    [Fact]
    public void Who_read_the_stored_time_before_another_moved_it_does_not_set_it_back()
    {
        var time = new BusinessTime(new FakeTimeProvider());

        time.MoveOnTo(TimeSpan.FromDays(2));
        time.MoveOnTo(TimeSpan.FromDays(1));

        time.Offset.ShouldBe(TimeSpan.FromDays(2));
    }
}
