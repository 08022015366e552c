using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>What an organiser says about a campaign before its launch.</summary>
/// <param name="Name">Required, up to 200 characters.</param>
/// <param name="Year">The year evaluated, 2000–2100.</param>
/// <param name="PeriodFrom">First day; the year's first when absent.</param>
/// <param name="PeriodTo">Last day; the year's last when absent.</param>
/// <param name="UnitCodes">Units in scope with everything below; empty is everyone.</param>
/// <param name="RulePackage">Code of the rule package, e.g. D335.</param>
/// <param name="Procedures">Position group → procedure, or <c>none</c> for a group that is not evaluated in this campaign; <c>*</c> for the groups not named.</param>
/// <param name="DecideBefore">Decisions are due by the end of this day; 14 December of the year when absent (D335 Art. 19).</param>
/// <param name="ContactName">Whom participants may ask.</param>
/// <param name="ContactPhone">The contact's telephone.</param>
public sealed record CampaignDetails(
    string Name,
    int Year,
    DateOnly? PeriodFrom,
    DateOnly? PeriodTo,
    IReadOnlyList<string> UnitCodes,
    string RulePackage,
    IReadOnlyDictionary<string, string> Procedures,
    DateOnly? DecideBefore,
    string ContactName,
    string ContactPhone);

/// <summary>Makes a draft campaign, or changes one that is still a draft.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class CreateCampaign(StepRunner steps)
{
    /// <summary>Makes a draft; returns its id.</summary>
    public Task<Guid> CreateAsync(CampaignDetails details, Actor actor, CancellationToken cancellation)
    {
        RequireOrganiser(actor);
        return steps.RunAsync(
            async (step, token) =>
            {
                var campaign = await DraftAsync(step, details, actor.AccountId, token);
                step.Audit(campaign.Id, "CampaignCreated", actor.AuditName, Value.Object(("year", Value.Of(details.Year))));
                return campaign.Id;
            },
            cancellation);
    }

    /// <summary>A draft in the name of an account. Nothing is added when the details do not hold.</summary>
    internal static async Task<Campaign> DraftAsync(StepScope step, CampaignDetails details, Guid? accountId, CancellationToken cancellation)
    {
        var campaign = Campaign.Draft(Ids.New(step.Now), details.Name.Trim(), details.Year, From(details), To(details), step.Now);
        await DescribeAsync(step, campaign, details, accountId, cancellation);
        step.Db().Add(campaign);
        return campaign;
    }

    /// <summary>Changes a draft that was read at a version.</summary>
    public Task ChangeAsync(Guid id, CampaignDetails details, int version, Actor actor, CancellationToken cancellation)
    {
        RequireOrganiser(actor);
        return steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync($"campaign:{id:N}", token);
                var campaign = await step.Db().Set<Campaign>().AsTracking().FirstOrDefaultAsync(c => c.Id == id, token) ?? throw new NotFoundException();
                if (campaign.Status != CampaignStatus.Draft)
                    throw new RuleBrokenException(Sentence.Of("Đợt đã phát động thì không sửa được nữa; chỉ gia hạn, kết thúc hoặc hủy."));
                if (campaign.Version != version)
                    throw new RuleBrokenException(Sentence.Of("Người khác vừa sửa đợt này. Mở lại trang, xem thay đổi rồi sửa tiếp."), code: "stale");
                campaign.Rename(details.Name.Trim(), details.Year, From(details), To(details));
                await DescribeAsync(step, campaign, details, actor.AccountId, token);
                step.Audit(id, "CampaignChanged", actor.AuditName, Value.EmptyObject);
            },
            cancellation);
    }

    private static async Task DescribeAsync(StepScope step, Campaign campaign, CampaignDetails details, Guid? accountId, CancellationToken cancellation)
    {
        var db = step.Db();
        var errors = Check(details);
        var package = await Documents.FindAsync(db, DocumentKind.RulePackage, details.RulePackage.Trim(), cancellation);
        if (package is null)
        {
            var known = await Documents.ListAsync(db, DocumentKind.RulePackage, cancellation);
            errors.Add(new FieldError("rulePackage", Sentence.Of("Không có bộ quy tắc “{0}”. Chọn một trong: {1}.", details.RulePackage, string.Join(", ", known.Select(k => k.Code)))));
        }

        var units = await db.Set<People.Unit>().Where(u => details.UnitCodes.Contains(u.Code)).Select(u => u.Code).ToListAsync(cancellation);
        errors.AddRange(details.UnitCodes.Except(units).Select(code => new FieldError("unitCodes", Sentence.Of("Không có đơn vị mang mã “{0}”. Nhập đơn vị trước, hoặc sửa mã.", code))));
        if (errors.Count > 0)
            throw new InvalidInputException([.. errors]);

        campaign.Describe(details.UnitCodes, package!.Code, package.Json, details.DecideBefore ?? new DateOnly(details.Year, 12, 14), accountId, details.ContactName.Trim(), details.ContactPhone.Trim());
        var procedures = await db.Set<CampaignProcedure>().AsTracking().Where(p => p.CampaignId == campaign.Id).ToListAsync(cancellation);
        db.RemoveRange(procedures);
        await step.FlushAsync(cancellation);
        db.AddRange(details.Procedures.Select(p => CampaignProcedure.For(campaign.Id, p.Key.Trim(), p.Value.Trim())));
    }

    private static List<FieldError> Check(CampaignDetails details)
    {
        var errors = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(details.Name) || details.Name.Length > 200)
            errors.Add(new FieldError("name", Sentence.Of("Nhập tên đợt đánh giá, không quá 200 ký tự.")));
        if (details.Year is < 2000 or > 2100)
            errors.Add(new FieldError("year", Sentence.Of("Nhập năm từ 2000 đến 2100.")));
        else if (From(details) > To(details))
            errors.Add(new FieldError("periodTo", Sentence.Of("Ngày cuối kỳ phải sau ngày đầu kỳ.")));
        if (details.Procedures.Count == 0)
            errors.Add(new FieldError("procedures", Sentence.Of("Chọn quy trình cho ít nhất một nhóm vị trí; dùng * cho mọi nhóm còn lại.")));
        return errors;
    }

    private static DateOnly From(CampaignDetails details) => details.PeriodFrom ?? new DateOnly(Math.Clamp(details.Year, 1, 9999), 1, 1);

    private static DateOnly To(CampaignDetails details) => details.PeriodTo ?? new DateOnly(Math.Clamp(details.Year, 1, 9999), 12, 31);

    private static void RequireOrganiser(Actor actor)
    {
        if (!actor.Is(ActorRoles.Organiser))
            throw new NotAllowedException();
    }
}
