using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Stimuli;

/// <summary>The stimuli's table, and the count of waiting ones in their instance's row, which spares all other steps a look into it.</summary>
internal static class StimulusStatements
{
    private const string Insert =
        "insert into stimuli (id, instance_id, node_id, name, payload, status, received_at, expires_at, last_error) values ($1, $2, $3, $4, $5, 'Waiting', $6, $7, '')"
        + " on conflict (id) do nothing";

    private const string Waiting = "select id, node_id, name, payload from stimuli where instance_id = $1 and status = 'Waiting' order by received_at, id";

    private const string Done = "update stimuli set status = 'Done', done_at = $2 where id = $1 and status = 'Waiting'";

    private const string Dead = "update stimuli set status = 'Dead', last_error = $2 where id = $1 and status = 'Waiting'";

    private const string Drop = "delete from stimuli where id = $1";

    private const string Count = "update instances set early_stimuli = early_stimuli + $2 where id = $1";

    private const string CountAndMove = "update instances set version = version + 1, early_stimuli = early_stimuli + $3 where id = $1 and version = $2";

    private const string Forget = "delete from stimuli where id = $1 and status = 'Dead' returning instance_id, node_id, name, payload";

    /// <summary>False when a stimulus of that id came before.</summary>
    public static async Task<bool> InsertAsync(StepAttempt step, Delivery delivery, CancellationToken cancellation) =>
        await step.Session.ExecuteAsync(
            new(Insert, delivery.Id, delivery.InstanceId, delivery.NodeId, delivery.Name, delivery.Data.ToJson(), step.Now, step.Now + delivery.Patience), cancellation) == 1;

    /// <summary>Nobody will ever wait for it.</summary>
    public static Task DropAsync(StepAttempt step, string id, CancellationToken cancellation) => step.Session.ExecuteAsync(new(Drop, id), cancellation);

    public static Task<List<EarlyStimulus>> WaitingAsync(StepAttempt step, Guid instanceId, CancellationToken cancellation) =>
        step.Session.QueryAsync(new(Waiting, instanceId), row => new EarlyStimulus(row.Text(0), row.Text(1), row.Text(2), Value.Parse(row.Text(3))), cancellation);

    /// <summary>Gives one up whose time is over. False when it was taken meanwhile.</summary>
    public static async Task<bool> GiveUpAsync(StepAttempt step, Guid instanceId, string id, string reason, CancellationToken cancellation)
    {
        if (await step.Session.ExecuteAsync(new(Dead, id, reason), cancellation) == 0)
            return false;
        await step.Session.ExecuteAsync(new(Count, instanceId, -1), cancellation);
        return true;
    }

    /// <summary>Takes a dead letter out, to deliver it again; null when it is none.</summary>
    public static async Task<Delivery?> TakeDeadAsync(StepAttempt step, string id, TimeSpan patience, CancellationToken cancellation) =>
        (await step.Session.ExecuteAsync(
            new(Forget, id), row => new Delivery(id, row.Guid(0), row.Text(1), row.Text(2), Value.Parse(row.Text(3)), patience), cancellation)).FirstOrDefault();

    /// <summary>What a step did with stimuli of one instance. A step that only keeps one still makes a version, so that a step that opens the bookmark at the same time loses and looks again.</summary>
    public static void AddTo(List<Statement> statements, StepAttempt step, InstanceInStep instance)
    {
        var change = instance.Early.Kept - instance.Early.WereKept;
        if (!instance.IsChanged)
            statements.Add(new(CountAndMove, instance.Id, instance.Version, change) { MustHit = true });
        else if (change != 0)
            statements.Add(new(Count, instance.Id, change));
        foreach (var id in instance.Early.Taken)
            statements.Add(new(Done, id, step.Now) { MustHit = true });
        foreach (var id in instance.Early.GivenUp)
            statements.Add(new(Dead, id, "The instance came to its end first.") { MustHit = true });
    }
}
