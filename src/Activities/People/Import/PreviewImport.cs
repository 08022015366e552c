using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Import;

/// <summary>Looks at a file: says what it would do and what is wrong with it; writes nothing but the preview itself.</summary>
/// <param name="runner">Keeps the preview.</param>
/// <param name="reader">Reads.</param>
/// <param name="planning">Plans.</param>
/// <param name="time">Business time.</param>
public sealed class PreviewImport(StepRunner runner, CanBoReader reader, ImportPlanning planning, BusinessTime time)
{
    /// <summary>The largest file taken, in bytes: about 70,000 people.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Looks at a file. Previews nobody carried out go after a day.</summary>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    /// <exception cref="InvalidInputException">The file is too large.</exception>
    public async Task<ImportPreview> LookAsync(Actor actor, ImportKind kind, string fileName, byte[] content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        actor.Require(ActorRoles.Organiser);
        if (content.Length > MaxBytes)
            throw new InvalidInputException("file", TooLarge());
        var name = fileName.Length > 200 ? fileName[^200..] : fileName;
        // Planned outside the step: the commit plans again and compares, so nothing depends on what happens in between.
        var plan = await PlanAsync(kind, content, [], cancellation);
        var (digest, packed) = (ChangeStorage.Digest(plan.Changes), ChangeStorage.Pack(content));
        return await runner.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                var old = step.Now - Kept;
                await db.Set<ImportBatch>().Where(b => b.Status == ImportStatus.Previewed && b.CreatedAt < old).ExecuteDeleteAsync(token);
                var batch = ImportBatch.Preview(Ids.NewSecret(), kind, name, packed, actor.AuditName, step.Now);
                batch.Show(plan, digest, "[]");
                db.Add(batch);
                return new ImportPreview(batch.Id, name, batch.Status, false, plan);
            },
            cancellation);
    }

    /// <summary>Mends cells in the preview and looks again. Without <paramref name="mended"/> it only looks again.</summary>
    /// <exception cref="NotFoundException">There is no such preview.</exception>
    public async Task<ImportPreview> CorrectAsync(Actor actor, Guid token, IReadOnlyList<ImportCorrection> mended, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(mended);
        actor.Require(ActorRoles.Organiser);
        return await runner.RunAsync(
            async (step, stop) =>
            {
                var db = step.Db();
                var batch = await db.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == token, stop) ?? throw new NotFoundException();
                if (batch.Status != ImportStatus.Previewed)
                    throw new RuleBrokenException(Sentence.Of("Tệp này đã được ghi. Tải tệp mới nếu cần sửa thêm."), code: "import_done");
                var corrections = ChangeStorage.ReadCorrections(batch.Corrections).ToList();
                corrections.RemoveAll(c => mended.Any(m => m.Line == c.Line && m.Column == c.Column));
                corrections.AddRange(mended);
                var plan = await planning.PlanAsync(db, batch.Kind, ChangeStorage.Unpack(batch.Content), corrections, step.Now, stop);
                batch.Show(plan, ChangeStorage.Digest(plan.Changes), ChangeStorage.Write(corrections));
                return new ImportPreview(batch.Id, batch.FileName, batch.Status, false, plan);
            },
            cancellation);
    }

    /// <summary>The preview again, as the data stands now.</summary>
    /// <exception cref="NotFoundException">There is no such preview.</exception>
    public async Task<ImportPreview> FindAsync(Actor actor, Guid token, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var batch = await db.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == token, cancellation) ?? throw new NotFoundException();
        if (batch.Status != ImportStatus.Previewed)
            return new ImportPreview(batch.Id, batch.FileName, batch.Status, false, null);
        var corrections = ChangeStorage.ReadCorrections(batch.Corrections);
        var plan = await planning.PlanAsync(db, batch.Kind, ChangeStorage.Unpack(batch.Content), corrections, time.GetUtcNow(), cancellation);
        return new ImportPreview(batch.Id, batch.FileName, batch.Status, ChangeStorage.Digest(plan.Changes) != batch.Digest, plan);
    }

    /// <summary>The rows with errors as they stand in the file, to mend them there and send them again.</summary>
    /// <exception cref="NotFoundException">There is no such preview, or it is written already.</exception>
    public async Task<ImportErrorRows> ErrorRowsAsync(Actor actor, Guid token, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var batch = await db.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == token && b.Status == ImportStatus.Previewed, cancellation) ?? throw new NotFoundException();
        var content = ChangeStorage.Unpack(batch.Content);
        var plan = await planning.PlanAsync(db, batch.Kind, content, ChangeStorage.ReadCorrections(batch.Corrections), time.GetUtcNow(), cancellation);
        return ImportErrorRows.Of(batch.FileName, ImportSheet.Open(content, ImportColumns.Of(batch.Kind), []), plan);
    }

    private async Task<ImportPlan> PlanAsync(ImportKind kind, byte[] content, IReadOnlyList<ImportCorrection> corrections, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        return await planning.PlanAsync(db, kind, content, corrections, time.GetUtcNow(), cancellation);
    }

    /// <summary>What is said about a file that is too large.</summary>
    public static Sentence TooLarge() => Sentence.Of("Tệp quá {0} MB. Bỏ các cột thừa, hoặc chia thành nhiều tệp rồi nhập lần lượt.", "10");
}
