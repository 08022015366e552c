using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People.Import;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Monthly;

/// <summary>
/// Brings the monthly totals of a campaign's year in from a file: look first, then write exactly what was shown. They prefill the annual sheet
/// (D335 Mẫu 02) of whoever has not sent it; a sheet already sent stays as it is.
/// </summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">Opens reading contexts.</param>
public sealed class ImportMonthlyTotals(StepRunner steps, CanBoReader reader)
{
    /// <summary>The largest file taken, in bytes: about 8,000 people with twelve months each.</summary>
    public const int MaxBytes = 3 * 1024 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Looks at a file; writes nothing but the preview itself, which goes after a day.</summary>
    /// <exception cref="NotFoundException">There is no such campaign.</exception>
    /// <exception cref="InvalidInputException">The file is too large.</exception>
    /// <exception cref="RuleBrokenException">The campaign is over.</exception>
    public async Task<MonthlyPreview> LookAsync(Actor actor, Guid campaignId, string fileName, byte[] content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        actor.Require(ActorRoles.Organiser);
        if (content.Length > MaxBytes)
            throw new InvalidInputException("file", TooLarge());
        Campaign campaign;
        MonthlyPlan plan;
        await using (var db = reader.Open())
        {
            campaign = await OpenAsync(db, campaignId, cancellation);
            plan = await MonthlyPlanner.PlanAsync(db, campaign.Year, content, cancellation);
        }

        var name = fileName.Length > 200 ? fileName[^200..] : fileName;
        return await steps.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                var old = step.Now - Kept;
                await db.Set<MonthlyImport>().Where(i => i.CommittedAt == null && i.CreatedAt < old).ExecuteDeleteAsync(token);
                var import = MonthlyImport.Preview(Ids.NewSecret(), campaignId, campaign.Year, name, content, plan, actor.AuditName, step.Now);
                db.Add(import);
                return new MonthlyPreview(import.Id, campaignId, campaign.Name, campaign.Year, name, false, plan);
            },
            cancellation);
    }

    /// <summary>The preview again, as the data stands now.</summary>
    /// <exception cref="NotFoundException">There is no such preview.</exception>
    public async Task<MonthlyPreview> FindAsync(Actor actor, Guid campaignId, Guid token, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var import = await db.Set<MonthlyImport>().FirstOrDefaultAsync(i => i.Id == token && i.CampaignId == campaignId, cancellation) ?? throw new NotFoundException();
        var campaign = await db.Set<Campaign>().FirstAsync(c => c.Id == campaignId, cancellation);
        var plan = import.CommittedAt is null ? await MonthlyPlanner.PlanAsync(db, import.Year, import.File(), cancellation) : null;
        return new MonthlyPreview(import.Id, campaignId, campaign.Name, import.Year, import.FileName, plan is not null && plan.Digest != import.Digest, plan);
    }

    /// <summary>Writes a preview. Asked again, it answers what it did the first time.</summary>
    /// <exception cref="NotFoundException">There is no such preview, or it is too old.</exception>
    /// <exception cref="RuleBrokenException">Errors, the campaign is over, or the data changed since the preview.</exception>
    public Task<MonthlyImportRow> CommitAsync(Actor actor, Guid campaignId, Guid token, bool skipErrors, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        return steps.RunAsync(
            async (step, stop) =>
            {
                var db = step.Db();
                var import = await db.Set<MonthlyImport>().FirstOrDefaultAsync(i => i.Id == token && i.CampaignId == campaignId, stop) ?? throw new NotFoundException();
                await step.LockAsync($"monthly-totals:{import.Year}", stop);
                await db.Entry(import).ReloadAsync(stop);
                if (import.CommittedAt is { } at)
                    return Row(import, at);
                await OpenAsync(db, campaignId, stop);
                var plan = await MonthlyPlanner.PlanAsync(db, import.Year, import.File(), stop);
                Check(import, plan, skipErrors);
                await WriteAsync(db, import, plan, stop);
                import.Commit(plan, step.Now);
                step.Audit(campaignId, "MonthlyTotalsImported", actor.AuditName, Value.Object(
                    ("import", Value.Of(import.Id.ToString("N"))),
                    ("year", Value.Of(import.Year)),
                    ("added", Value.Of(plan.Added)),
                    ("changed", Value.Of(plan.Changed)),
                    ("skippedRows", Value.Of(plan.ErrorRows))));
                return Row(import, step.Now);
            },
            cancellation);
    }

    /// <summary>What is said about a file that is too large.</summary>
    public static Sentence TooLarge() => Sentence.Of("Tệp quá {0} MB. Bỏ các cột thừa, hoặc chia thành nhiều tệp rồi nhập lần lượt.", "3");

    /// <summary>The columns, as the heading names them.</summary>
    public static string Columns => string.Join(", ", MonthlyPlanner.Columns.Select(c => c.Name));

    private static MonthlyImportRow Row(MonthlyImport import, DateTimeOffset at) => new(import.Id, import.FileName, "", at, import.Added, import.Changed, import.Unchanged, import.Skipped);

    private static async Task WriteAsync(CanBoContext db, MonthlyImport import, MonthlyPlan plan, CancellationToken cancellation)
    {
        var people = plan.Changes.Where(c => c.Before is not null).Select(c => c.PersonId).Distinct().ToList();
        var standing = await db.Set<MonthlyTotal>().AsTracking().Where(t => t.Year == import.Year && EF.Parameter(people).Contains(t.PersonId)).ToDictionaryAsync(t => (t.PersonId, t.Month), cancellation);
        foreach (var change in plan.Changes)
        {
            if (standing.TryGetValue((change.PersonId, change.Month), out var row))
                row.Replace(change, import.Id);
            else
                db.Add(MonthlyTotal.Of(import.Year, change, import.Id));
        }
    }

    private static async Task<Campaign> OpenAsync(CanBoContext db, Guid campaignId, CancellationToken cancellation)
    {
        var campaign = await db.Set<Campaign>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == campaignId, cancellation) ?? throw new NotFoundException();
        return campaign.Status is not (CampaignStatus.Closed or CampaignStatus.Cancelled)
            ? campaign
            : throw new RuleBrokenException(Sentence.Of("Đợt đã kết thúc, không nhập thêm điểm hằng tháng được."), code: "campaign_over");
    }

    private static void Check(MonthlyImport import, MonthlyPlan plan, bool skipErrors)
    {
        if (plan.IsUnreadable)
            throw new RuleBrokenException(plan.Errors[0].Message, "file", "import_unreadable");
        if (plan.Digest != import.Digest)
            throw new RuleBrokenException(Sentence.Of("Dữ liệu đã thay đổi từ lúc xem trước, nên chưa ghi gì. Xem trước lại rồi ghi."), code: "import_stale");
        if (plan.Errors.Count > 0 && !skipErrors)
            throw new RuleBrokenException(
                Sentence.Of("Còn {0} dòng có lỗi, nên chưa ghi gì. Sửa tệp rồi tải lại, hoặc chọn bỏ qua các dòng lỗi.", Fields.Number(plan.ErrorRows)), code: "import_has_errors");
    }
}
