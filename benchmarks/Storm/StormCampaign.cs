using System.Diagnostics;
using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CanBo.Benchmarks.Storm;

/// <summary>A campaign on its last day: everybody has the mail, and a draft that lacks the last part.</summary>
internal sealed class StormCampaign(ServiceProvider services, string connectionString, Guid campaign, long bytesBefore)
{
    private const string FirstPart = """{"months":{"1":"90","2":"91","3":"89","4":"92","5":"90","6":"88","7":"91","8":"90","9":"93","10":"90","11":"90","12":"90"}}""";

    public Guid Id => campaign;

    public ServiceProvider Services => services;

    /// <summary>Imports people and launches.</summary>
    public static async Task<StormCampaign> LaunchAsync(ServiceProvider services, string connectionString, int people)
    {
        await services.GetRequiredService<Schema>().MigrateAsync(CancellationToken.None);
        await services.GetRequiredService<ShippedProcedures>().ImportAsync(CancellationToken.None);
        await LaunchBenchmark.ImportAsync(services, people);
        var before = await SizeAsync(connectionString);
        var launch = services.GetRequiredService<LaunchCampaign>();
        var campaign = await LaunchBenchmark.CreateAsync(services);
        await LaunchBenchmark.LaunchAsync(launch, campaign);
        return new StormCampaign(services, connectionString, campaign, before);
    }

    /// <summary>By how many bytes the database has grown since people were imported, indexes and what is dead and not yet vacuumed included.</summary>
    public async Task<long> GrownAsync() => await SizeAsync(connectionString) - bytesBefore;

    /// <summary>Waits until the hosts have sent every letter. Returns how long it took.</summary>
    public async Task<TimeSpan> LettersAreOutAsync()
    {
        var clock = Stopwatch.StartNew();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var waiting = new NpgsqlCommand("select count(*) from outbox where status = 'Waiting' and due_at < now() + interval '1 minute'", connection);
        while ((long)(await waiting.ExecuteScalarAsync())! > 0)
            await Task.Delay(500);
        return clock.Elapsed;
    }

    /// <summary>Fills in the first part of every sheet, and finds each person's link.</summary>
    public async Task<List<StormPerson>> PrepareAsync()
    {
        var draft = RawValues.Parse(FirstPart).ToText();
        await using var db = services.GetRequiredService<CanBoReader>().Open();
        await RunAsync("update tasks set draft = $2, draft_version = 1, draft_at = now() where campaign_id = $1 and kind = 'SelfAssessment'", campaign, draft);
        await RunAsync("analyze");
        var tokens = services.GetRequiredService<LinkTokens>();
        var tasks = await db.Set<TaskItem>().Where(t => t.CampaignId == campaign && t.Kind == TaskKind.SelfAssessment).Select(t => new { t.Id, t.AssigneeId }).ToListAsync();
        var links = (await db.Set<Link>().Where(l => l.Purpose == LinkPurpose.Mail).Select(l => new { l.Id, l.PersonId }).ToListAsync()).ToLookup(l => l.PersonId, l => l.Id);
        return [.. tasks.Where(t => links.Contains(t.AssigneeId)).Select((t, n) => new StormPerson(
            t.Id,
            $"/t/{tokens.TokenOf(links[t.AssigneeId].First())}",
            string.Create(CultureInfo.InvariantCulture, $"Việc thứ {n} trong ngày cuối: hoàn thành đúng hạn, có phối hợp tốt với các bộ phận khác.")))];
    }

    /// <summary>Everybody's deadline is that moment.</summary>
    public async Task SetDueAsync(DateTimeOffset due)
    {
        await RunAsync("update timers set due_at = $2 where name = 'due' and instance_id in (select instance_id from tasks where campaign_id = $1)", campaign, due);
        await RunAsync("update tasks set due_at = $2 where campaign_id = $1 and kind = 'SelfAssessment'", campaign, due);
    }

    /// <summary>Sheets that still wait for their author and are not marked as overdue.</summary>
    public async Task<int> CountOpenAsync()
    {
        await using var db = services.GetRequiredService<CanBoReader>().Open();
        return await db.Set<TaskItem>().CountAsync(t => t.CampaignId == campaign && t.Kind == TaskKind.SelfAssessment && t.Status == TaskState.Open);
    }

    private static async Task<long> SizeAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var size = new NpgsqlCommand("select pg_database_size(current_database())", connection);
        return (long)(await size.ExecuteScalarAsync())!;
    }

    private async Task RunAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
