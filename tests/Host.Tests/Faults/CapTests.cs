using CanBo.Activities.Ratings;

namespace CanBo.Host.Tests.Faults;

/// <summary>Two host processes on one PostgreSQL, asked over HTTP at once: the cap is kept by the database they share, not by either of them.</summary>
public sealed class CapTests
{
    private static readonly string[] Ratings = ["XS", "XS", "XS", "TOT", "TOT", "TOT", "HT", "KHT"];

    [Fact]
    public async Task After_every_commit_of_random_decisions_and_demotions_at_two_hosts_the_cap_holds()
    {
        await using var site = await CapSite.StartAsync(staff: 96, "EXCL", 0.2m);
        var cases = await site.CasesAsync();
        using var stop = new CancellationTokenSource();
        var watching = WatchAsync(site, stop.Token);

        var refused = await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => DecideAsync(site, worker % 2, cases, new Random(20261122 + worker))));
        await stop.CancelAsync();
        var (looks, most) = await watching;

        cases.Count.ShouldBe(96);
        looks.ShouldBeGreaterThan(10);
        most.ShouldBeGreaterThan(0, "excellent ratings stood");
        refused.Sum().ShouldBeGreaterThan(0, "the cap was reached");
        CapRule.Excl20.IsWithin(await site.CountsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_hundred_candidates_on_ten_seats_give_exactly_ten()
    {
        await using var site = await CapSite.StartAsync(staff: 200, "ALL", 0.05m);
        var cases = await site.CasesAsync();
        await site.SignAsync(0, cases.Select(c => (c, "TOT")));

        var answers = await Task.WhenAll(cases.Chunk(4).Select((four, at) => OneByOneAsync(site, at % 2, four)));

        var outcomes = answers.SelectMany(a => a).ToList();
        outcomes.Count(o => o.Status == "decided").ShouldBe(10);
        outcomes.Where(o => o.Status != "decided").ShouldAllBe(o => o.Code == "cap_full");
        (await site.CountsAsync()).ShouldBe(new RatingCounts(10, 190, 0, 0));
    }

    /// <summary>Lists of one to six cases; many decide again, up or down, what was decided before.</summary>
    private static async Task<int> DecideAsync(CapSite site, int host, List<Guid> cases, Random random)
    {
        var refused = 0;
        for (var list = 0; list < 15; list++)
        {
            var choices = random.GetItems(cases.ToArray(), random.Next(1, 7)).Distinct().Select(c => (c, Ratings[random.Next(Ratings.Length)]));
            refused += (await site.SignAsync(host, choices)).Count(d => d.Code == "cap_full");
        }

        return refused;
    }

    private static async Task<List<(string Status, string? Code)>> OneByOneAsync(CapSite site, int host, IEnumerable<Guid> cases)
    {
        var outcomes = new List<(string, string?)>();
        foreach (var one in cases)
            outcomes.AddRange(await site.SignAsync(host, [(one, "XS")]));
        return outcomes;
    }

    private static async Task<(int Looks, int Most)> WatchAsync(CapSite site, CancellationToken stop)
    {
        var (looks, most) = (0, 0);
        while (!stop.IsCancellationRequested)
        {
            var counts = await site.CountsAsync();
            CapRule.Excl20.IsWithin(counts).ShouldBeTrue(counts.ToString());
            (looks, most) = (looks + 1, Math.Max(most, counts.XS));
        }

        return (looks, most);
    }
}
