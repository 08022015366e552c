using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using CanBo.Activities.Paging;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks.Reading;
using CanBo.Runtime.Storage;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Benchmarks;

/// <summary>
/// The first page of the inbox of a person with 112 tasks among a million. Every statement the use case sends is caught, run again and explained;
/// a table of more than a thousand rows that is read whole is a failure.
/// </summary>
internal static class InboxBenchmark
{
    private const int Rounds = 200;

    /// <summary>Before those that count: a host that has just begun compiles what it runs, and PostgreSQL plans a statement anew its first five times.</summary>
    private const int WarmRounds = 100;
    private const double TargetMilliseconds = 20;

    /// <summary>Options: <c>tasks</c> (1,000,000) and <c>database</c> (both when not given). False when a plan reads a large table whole, or the page is too slow.</summary>
    public static async Task<bool> RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var tasks = options.TryGetValue("tasks", out var given) ? int.Parse(given, CultureInfo.InvariantCulture) : 1_000_000;
        var kinds = options.TryGetValue("database", out var name) ? [Enum.Parse<DatabaseKind>(name, ignoreCase: true)] : Enum.GetValues<DatabaseKind>();
        var isGood = true;
        foreach (var kind in kinds)
        {
            await using var database = await TestDatabase.CreateAsync(kind, "inbox");
            isGood &= await MeasureAsync(database, tasks);
        }

        return isGood;
    }

    private static async Task<bool> MeasureAsync(TestDatabase database, int tasks)
    {
        await using var services = LaunchBenchmark.Services(database.Kind, database.ConnectionString);
        await services.GetRequiredService<Schema>().CreateAsync(CancellationToken.None);
        var filling = Stopwatch.StartNew();
        var organisation = await InboxOrganisation.FillAsync(services, tasks);
        Print($"{database.Kind}: {organisation.Tasks:N0} tasks about {organisation.Cases:N0} cases of {InboxOrganisation.People:N0} people in {InboxOrganisation.Campaigns} campaigns written in {filling.Elapsed.TotalSeconds:N0} s; the person has {InboxOrganisation.Open} to do");

        var queries = services.GetRequiredService<TaskQueries>();
        var page = await queries.InboxAsync(organisation.PersonId, PageRequest.First, CancellationToken.None);
        if (page.Open.TotalCount != InboxOrganisation.Open || page.Open.Items.Count != PageRequest.DefaultSize)
            throw new InvalidOperationException($"The inbox holds {page.Open.TotalCount} tasks and shows {page.Open.Items.Count}.");
        var times = new List<double>();
        for (var round = -WarmRounds; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            await queries.InboxAsync(organisation.PersonId, PageRequest.First, CancellationToken.None);
            if (round >= 0)
                times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        var p95 = times[Rounds * 95 / 100];
        Print($"{database.Kind}: the whole inbox page (all its statements): median {times[Rounds / 2]:N1} ms, p95 {p95:N1} ms (target ≤ {TargetMilliseconds:0}: {(p95 <= TargetMilliseconds ? "met" : "MISSED")}), longest of {Rounds} {times[^1]:N1} ms");
        return await ExplainAsync(services, database.Kind, queries, organisation.PersonId) && p95 <= TargetMilliseconds;
    }

    private static async Task<bool> ExplainAsync(ServiceProvider services, DatabaseKind kind, TaskQueries queries, Guid person)
    {
        IReadOnlyList<CaughtStatement> statements;
        using (var caught = new StatementCatcher())
        {
            await queries.InboxAsync(person, PageRequest.First, CancellationToken.None);
            statements = caught.Statements;
        }

        await using var db = services.GetRequiredService<CanBoReader>().Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        var large = await LargeTablesAsync(connection, db);
        var wholes = new List<string>();
        for (var number = 0; number < statements.Count; number++)
        {
            var plan = await PlanAsync(connection, kind, statements[number]);
            var first = statements[number].Text.Contains("assignee_id", StringComparison.Ordinal) && statements[number].Text.Contains("LIMIT", StringComparison.OrdinalIgnoreCase);
            Print($"{kind}: statement {number + 1} of {statements.Count}{(first ? ", with its rows" : "")}");
            Console.WriteLine(string.Join('\n', statements[number].Text.Split('\n').Select(line => "    " + line.TrimEnd())));
            Console.WriteLine(string.Join('\n', plan.Select(line => "  | " + line)));
            wholes.AddRange(plan.Where(line => ReadsWhole(line, large)).Select(line => line.Trim()));
        }

        Print($"{kind}: tables of more than {InboxOrganisation.Small:N0} rows: {string.Join(", ", large)}; read whole: {(wholes.Count == 0 ? "none" : string.Join("; ", wholes))}");
        return wholes.Count == 0;
    }

    private static async Task<List<string>> PlanAsync(DbConnection connection, DatabaseKind kind, CaughtStatement statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = (kind == DatabaseKind.PostgreSql ? "explain (analyze, buffers, costs off, timing off) " : "explain query plan ") + statement.Text;
        foreach (var (name, value) in statement.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(kind == DatabaseKind.PostgreSql ? rows.GetString(0) : rows.GetString(3));
        return lines;
    }

    // "Seq Scan on tasks t" of PostgreSQL; "SCAN t" of SQLite, whose aliases are the first letters EF Core gives them.
    private static bool ReadsWhole(string line, IReadOnlyCollection<string> large)
    {
        var words = line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(words, "Scan");
        if (at > 0 && words[at - 1] == "Seq")
            return large.Contains(words[at + 2]);
        return words is ["SCAN", var alias, ..] && large.Any(table => alias == table || alias.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') == table[..1]);
    }

    private static async Task<List<string>> LargeTablesAsync(DbConnection connection, CanBoContext db)
    {
        var large = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select count(*) from {table}";
            if (Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > InboxOrganisation.Small)
                large.Add(table);
        }

        return large;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
