using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Bundles;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Migrating;

/// <summary>Asks for the running cases of one version of a procedure to be moved to another. The moving itself is done in the background.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="definitions">Finds versions.</param>
/// <param name="uses">Finds the procedures they use.</param>
public sealed class StartMigration(StepRunner steps, DefinitionQueries definitions, UsedDefinitions uses)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MaxReasonLength = 500;

    /// <summary>Begins a migration.</summary>
    /// <param name="definitionId">The procedure.</param>
    /// <param name="from">The version that the cases run on.</param>
    /// <param name="to">The version they are to go on under; published at some time.</param>
    /// <param name="reason">Why; kept in the audit trail of every case.</param>
    /// <param name="actor">A designer who organises.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <returns>The migration's id.</returns>
    /// <exception cref="InvalidInputException">No reason, the same version twice, a version that was never published, or another migration of the procedure goes on.</exception>
    /// <exception cref="NotFoundException">There is no such procedure or version.</exception>
    /// <exception cref="RuleBrokenException">The version names a form that does not exist.</exception>
    /// <exception cref="NotAllowedException">The actor does not design, or does not organise.</exception>
    public async Task<Guid> StartAsync(string definitionId, int from, int to, string? reason, Actor actor, CancellationToken cancellation)
    {
        MigrationQueries.Require(actor);
        var why = TypedText.Clean(reason).Trim();
        if (why.Length is 0 or > MaxReasonLength)
            throw new InvalidInputException("reason", Sentence.Of("Ghi vì sao chuyển, không quá {0} ký tự; lý do đi vào nhật ký của từng hồ sơ.", $"{MaxReasonLength}"));
        if (from == to)
            throw new InvalidInputException("to", Sentence.Of("Chọn hai phiên bản khác nhau."));
        var before = (await definitions.FindVersionAsync(definitionId, from, cancellation))?.Version ?? throw new NotFoundException();
        var wanted = await definitions.FindVersionAsync(definitionId, to, cancellation) ?? throw new NotFoundException();
        var after = wanted.Version;
        if (before.PublishedAt is null || after.PublishedAt is null)
            throw new InvalidInputException("to", Sentence.Of("Chỉ chuyển giữa các phiên bản đã công bố."));
        return await steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync($"case-migration:{definitionId}", token);
                if (await step.Db().Set<CaseMigration>().AnyAsync(m => m.DefinitionId == definitionId && m.FinishedAt == null, token))
                    throw new InvalidInputException("", Sentence.Of("Một lần chuyển của quy trình này đang chạy. Đợi xong rồi chuyển tiếp."));

                // Refuses a version whose forms are not here, before the first case rather than at it.
                await BundleText.DocumentsAsync(step.Db(), wanted.Definition, await uses.ListAsync(wanted.Definition, token), token);
                var migration = CaseMigration.Start(Ids.New(step.Now), definitionId, (before.VersionId, from), (after.VersionId, to), why, actor.AuditName, step.Now);
                step.Db().Add(migration);
                step.Audit(
                    ProcedureAudit.SubjectOf(definitionId), "CasesMigrated", actor.AuditName,
                    Value.Object(("definitionId", Value.Of(definitionId)), ("from", Value.Of(from)), ("version", Value.Of(to)), ("note", Value.Of(why))));
                var id = migration.Id.ToString("N", CultureInfo.InvariantCulture);
                step.Enqueue(ContinueMigration.Kind, id, id);
                return migration.Id;
            },
            cancellation);
    }
}
