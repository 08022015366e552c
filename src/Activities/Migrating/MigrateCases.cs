using System.Text.Json;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Bundles;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Migrating;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Migrating;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Migrating;

/// <summary>
/// Moves the cases of a migration, a few a step. A case is judged on what the step reads, whatever a dry run said; its instance, its bundle, its audit line and the report change in
/// one transaction or not at all. Safe to repeat: a case with a line in the report is not looked at again.
/// </summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">Finds who is next.</param>
/// <param name="definitions">Finds the version.</param>
/// <param name="uses">Finds the procedures it uses.</param>
/// <param name="preview">Judges before the step, so that the step only looks the judgement up.</param>
public sealed class MigrateCases(StepRunner steps, CanBoReader reader, DefinitionQueries definitions, UsedDefinitions uses, MigrationPreview preview)
{
    private const int Batch = 20;

    /// <summary>Moves a few cases.</summary>
    /// <returns>False when none is left.</returns>
    public async Task<bool> NextAsync(Guid migrationId, CancellationToken cancellation)
    {
        await PrepareAsync(migrationId, cancellation);
        return await steps.RunAsync((step, token) => NextAsync(step, migrationId, token), cancellation);
    }

    private async Task PrepareAsync(Guid migrationId, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        var migration = await db.Set<CaseMigration>().FirstAsync(m => m.Id == migrationId, cancellation);
        if (migration.FinishedAt is not null)
            return;
        var instances = await MigrationCases.Left(db, migration).OrderBy(c => c.Id).Take(Batch).Select(c => c.InstanceId).ToListAsync(cancellation);
        await preview.JudgeAsync(migration.FromVersionId, migration.ToVersionId, instances, cancellation);
    }

    private async Task<bool> NextAsync(StepScope step, Guid migrationId, CancellationToken cancellation)
    {
        await step.LockAsync($"case-migration:{migrationId:N}", cancellation);
        var db = step.Db();
        var migration = await db.Set<CaseMigration>().AsTracking().FirstAsync(m => m.Id == migrationId, cancellation);
        if (migration.FinishedAt is not null)
            return false;
        var cases = await MigrationCases.Left(db, migration).AsTracking().OrderBy(c => c.Id).Take(Batch).ToListAsync(cancellation);
        var judgements = new Dictionary<Guid, MigrationJudgement>();
        var bundles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var @case in cases)
        {
            var judgement = await step.MigrateAsync(@case.InstanceId, migration.ToVersionId, cancellation);
            judgements.Add(@case.Id, judgement);
            if (!judgement.MayMove)
                continue;
            if (!bundles.TryGetValue(@case.BundleHash, out var bundle))
                bundles.Add(@case.BundleHash, bundle = await BundleAsync(step, migration, @case.BundleHash, cancellation));
            Move(step, migration, @case, bundle, judgement);
        }

        var notes = await MigrationNotes.OfAsync(db, judgements, cancellation);
        foreach (var @case in cases)
        {
            migration.Count(judgements[@case.Id].MayMove);
            db.Add(MigratedCase.Of(migration.Id, @case.Id, judgements[@case.Id].MayMove, notes[@case.Id]));
        }

        if (cases.Count == Batch)
            return true;
        migration.Finish(step.Now);
        return false;
    }

    private static void Move(StepScope step, CaseMigration migration, Case @case, string bundle, MigrationJudgement judgement)
    {
        var before = @case.BundleHash;
        @case.GoOnUnder(bundle);
        step.Audit(@case.Id, "CaseMigrated", migration.StartedBy, Value.Object(
            ("migration", Value.Of(migration.Id.ToString("N"))),
            ("from", Value.Of(migration.FromVersion)),
            ("to", Value.Of(migration.ToVersion)),
            ("bundleBefore", Value.Of(before)),
            ("bundle", Value.Of(@case.BundleHash)),
            ("passedBy", Value.Array([.. judgement.PassedBy.Select(passed => Value.Of(passed.NodeId))])),
            ("reason", Value.Of(migration.Reason))));
    }

    /// <summary>The bundle to go on with: the other version with the newest forms and texts, as a launch would freeze it, and the rule package that the case has.</summary>
    private async Task<string> BundleAsync(StepScope step, CaseMigration migration, string before, CancellationToken cancellation)
    {
        var db = step.Db();
        var stored = await definitions.FindAsync(migration.ToVersionId, cancellation) ?? throw new InvalidOperationException($"There is no version {migration.ToVersionId}.");
        var old = await db.Set<ProcedureBundle>().Where(b => b.Hash == before).Select(b => b.Json).FirstAsync(cancellation);
        using var bundle = JsonDocument.Parse(old);
        var used = await uses.ListAsync(stored.Definition, cancellation);
        var (json, hash) = BundleText.Compose(stored.Definition, used, await BundleText.DocumentsAsync(db, stored.Definition, used, cancellation), bundle.RootElement.GetProperty("rulePackage").GetRawText());
        if (!await db.Set<ProcedureBundle>().AnyAsync(b => b.Hash == hash, cancellation))
        {
            db.Add(ProcedureBundle.Freeze(hash, migration.ToVersionId, json, step.Now));
            await step.FlushAsync(cancellation);
        }

        return hash;
    }
}
