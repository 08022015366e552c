using System.Globalization;
using CanBo.Runtime.Stepping;

namespace CanBo.Runtime.Audit;

/// <summary>
/// Gives unsealed audit lines their place in the hash chain, seconds after their steps. One host at a time holds the chain's lock. Lines are taken by
/// "unsealed", not by "id greater than": a step that commits late is sealed late and never left out.
/// </summary>
public sealed class AuditSealer
{
    internal const int BatchSize = 500;
    internal const string HeadKey = "audit-head";

    private const string LockKey = "audit-seal";

    private const string Unsealed =
        "select id, subject, number, at, action, actor, data_hash from audit where seal is null order by at, id limit 500";

    private const string Seal = "update audit set seal = $2, hash = $3 where id = $1 and seal is null";

    private const string ReadHead = "select value from settings where key = $1";

    private const string WriteHead =
        "insert into settings (key, value, updated_at) values ($1, $2, $3) on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at";

    private readonly StepRunner _steps;

    internal AuditSealer(StepRunner steps) => _steps = steps;

    /// <summary>Seals everything that is unsealed now.</summary>
    public async Task SealAllAsync(CancellationToken cancellation)
    {
        while (await SealBatchAsync(cancellation) == BatchSize)
            cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Seals up to a batch.</summary>
    /// <returns>How many lines.</returns>
    internal Task<int> SealBatchAsync(CancellationToken cancellation) => _steps.RunAsync(
        async (scope, token) =>
        {
            var step = StepAttempt.Of(scope);
            if ((await step.Session.QueryAsync(new(Unsealed), row => row.Guid(0), token)).Count == 0)
                return 0;

            await step.LockAsync(LockKey, token);
            var head = await ReadHeadAsync(step, token);
            var rows = await step.Session.QueryAsync(new(Unsealed), Read, token);
            foreach (var row in rows)
            {
                var link = row with { Seal = head.Seal + 1 };
                head = new AuditHead(link.Seal, AuditChain.Link(head.Hash, link));
                await step.Session.ExecuteAsync(new(Seal, link.Id, link.Seal, head.Hash), token);
            }

            await step.Session.ExecuteAsync(new(WriteHead, HeadKey, head.ToString(), step.Now), token);
            return rows.Count;
        },
        cancellation);

    private static async Task<AuditHead> ReadHeadAsync(StepAttempt step, CancellationToken cancellation)
    {
        var stored = await step.Session.QueryAsync(new(ReadHead, HeadKey), row => row.Text(0), cancellation);
        return AuditHead.Parse(stored.FirstOrDefault());
    }

    private static AuditLink Read(SqlRow row) =>
        new(0, row.Guid(0), row.Guid(1), row.Int(2), row.Instant(3), row.Text(4), row.Text(5), row.Bytes(6));
}

/// <summary>The end of the chain: how many links, and the last hash.</summary>
internal sealed record AuditHead(long Seal, byte[] Hash)
{
    public static AuditHead Parse(string? text)
    {
        if (text is null)
            return new AuditHead(0, AuditChain.Root);
        var parts = text.Split(' ');
        return new AuditHead(long.Parse(parts[0], CultureInfo.InvariantCulture), Convert.FromHexString(parts[1]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seal} {Convert.ToHexString(Hash)}");
}
