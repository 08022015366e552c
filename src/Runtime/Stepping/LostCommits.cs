using CanBo.Runtime.Storage;
using Npgsql;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// Settles a commit whose answer was lost, by reading the step's id back. Reading waits for the lost transaction to end (it may still be running on
/// the server), and when it did not commit, makes sure that it never will: the mark's key, or the instance's version, is taken from it. So a step
/// that is run again can not happen twice, and one that committed is not refused.
/// </summary>
internal sealed class LostCommits(PostgreSqlDatabase database)
{
    private const string Refuse = "insert into step_marks (step_id, at, is_refused) values ($1, now(), true) on conflict (step_id) do nothing";
    private const string FindMark = "select step_id from step_marks where step_id = $1 and not is_refused";
    private const string LockInstance = "select version from instances where id = $1 for update";
    private const string FindStep = "select step_id from journal where instance_id = $1 and version = $2";
    private const string Fence = "update instances set version = version + 1 where id = $1 and version < $2";
    private const int Attempts = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>True when the step is durable, false when it never will be. Asks for about half a minute.</summary>
    /// <exception cref="StepOutcomeUnknownException">The database stayed away.</exception>
    public async Task<bool> SettleAsync(CommitProof proof, Exception lost)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var session = await PostgreSqlSession.OpenAsync(database.Source, CancellationToken.None);
                return proof.InstanceId is { } instance
                    ? await FindInJournalAsync(session, proof, instance)
                    : await FindMarkAsync(session, proof);
            }
            catch (NpgsqlException) when (attempt < Attempts)
            {
                // Restarting, or the lost transaction still holds its row: ask again.
                await Task.Delay(Pause);
            }
            catch (NpgsqlException exception)
            {
                throw new StepOutcomeUnknownException(
                    $"The connection broke during a commit ({lost.Message}) and the database could not be asked what became of it.", exception);
            }
        }
    }

    private static async Task<bool> FindMarkAsync(PostgreSqlSession session, CommitProof proof)
    {
        // The mark that is there may be our own: of an earlier attempt whose answer was lost as well.
        await session.ExecuteAsync(new(Refuse, proof.StepId), CancellationToken.None);
        var marks = await session.QueryAsync(new(FindMark, proof.StepId), row => row.Guid(0), CancellationToken.None);
        await session.CommitAsync([]);
        return marks.Count == 1;
    }

    private static async Task<bool> FindInJournalAsync(PostgreSqlSession session, CommitProof proof, Guid instance)
    {
        await session.ExecuteAsync(new(LockInstance, instance), row => row.Int(0), CancellationToken.None);
        var steps = await session.QueryAsync(new(FindStep, instance, proof.Version), row => row.Guid(0), CancellationToken.None);
        var isCommitted = steps.Contains(proof.StepId);
        if (!isCommitted)
            await session.ExecuteAsync(new(Fence, instance, proof.Version), CancellationToken.None);
        await session.CommitAsync([]);
        return isCommitted;
    }
}
