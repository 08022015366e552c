using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Operating;
using CanBo.Host.SignIn;
using CanBo.Runtime.Nodes;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Metering;

/// <summary>
/// <c>/ops/metrics</c>: what the cluster holds and what this host has done, for the machine that collects figures. Counts and seconds only, nothing about anybody. Whoever comes neither with
/// the token nor as an operator is told no more than of any page that is not theirs.
/// </summary>
internal static class Metrics
{
    public static IServiceCollection AddMetering(this IServiceCollection services)
    {
        services.AddOptions<MetricsOptions>().BindConfiguration("Metrics").ValidateOnStart();
        services.AddSingleton<IValidateOptions<MetricsOptions>, MetricsOptionsCheck>();
        return services.AddSingleton<RuntimeTotals>();
    }

    public static void MapMetrics(this WebApplication app)
    {
        // Counts from now on, not from the first question.
        app.Services.GetRequiredService<RuntimeTotals>();
        app.MapGet("/ops/metrics", ShowAsync).AllowAnonymous().ExcludeFromDescription(); // a collecting machine has a token instead of an account
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, ClusterStatus status, RuntimeTotals totals, IOptions<MetricsOptions> options, Actor actor, CancellationToken cancellation)
    {
        var reader = HasToken(BearerTokens.Of(http.Request), options.Value.Token) ? Actor.System : actor;
        if (reader.Strength == SignInStrength.None)
            return TypedResults.Unauthorized();
        var view = await status.GetAsync(reader, cancellation);
        return TypedResults.Text(Write(view, totals), PrometheusText.ContentType, Encoding.UTF8);
    }

    private static bool HasToken(string given, string token) =>
        token.Length > 0
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string Write(ClusterOverview view, RuntimeTotals totals)
    {
        var cluster = view.Cluster;
        var text = new PrometheusText();
        text.Gauge("canbo_nodes", "Hosts that are there, and those lost within a day.",
            (State("up"), cluster.Nodes.Count(n => n.LostAt is null)), (State("lost"), cluster.Nodes.Count(n => n.LostAt is not null)));
        text.Gauge("canbo_node_claims", "Timers and deeds that a host works on.", cluster.Nodes.Where(n => n.LostAt is null).SelectMany(n => ((string, double)[])
            [($"{PrometheusText.Label("node", n.Name)},{Kind("timer")}", n.TimerClaims), ($"{PrometheusText.Label("node", n.Name)},{Kind("deed")}", n.DeedClaims)]));
        text.Gauge("canbo_node_clock_skew_seconds", "How far a host's clock is ahead of the database's.",
            cluster.Nodes.Where(n => n.LostAt is null).Select(n => (PrometheusText.Label("node", n.Name), n.Skew.TotalSeconds)));
        text.Gauge("canbo_due", "Timers and deeds that are due, claimed ones included.", Both(cluster, b => b.Due));
        text.Gauge("canbo_claimed", "Of them, those a host works on.", Both(cluster, b => b.Claimed));
        text.Gauge("canbo_lag_seconds", "How long the oldest of them has been due.", Both(cluster, b => b.Lag.TotalSeconds));
        text.Gauge("canbo_dead_letters", "Given up, and waiting for a person.",
            (Kind("timer"), cluster.DeadTimers), (Kind("deed"), cluster.DeadDeeds), (Kind("stimulus"), view.GivenUpStimuli));
        text.Gauge("canbo_early_stimuli", "Messages that wait for their step.", ("", view.EarlyStimuli));
        text.Gauge("canbo_open_incidents", "Incidents nobody has settled.", ("", cluster.OpenIncidents));
        foreach (var counter in totals.Read().GroupBy(t => t.Instrument))
        {
            text.Counter(counter.Key.Name.Replace('.', '_') + "_total", counter.Key.Description ?? "",
                counter.Select(t => (t.Tag.Length == 0 ? "" : PrometheusText.Label(t.Tag, t.Value), (double)t.Total)));
        }

        return text.ToString();
    }

    private static IEnumerable<(string, double)> Both(ClusterView cluster, Func<Backlog, double> figure) =>
        [(Kind("timer"), figure(cluster.Timers)), (Kind("deed"), figure(cluster.Deeds))];

    private static string Kind(string kind) => PrometheusText.Label("kind", kind);

    private static string State(string state) => PrometheusText.Label("state", state);
}
