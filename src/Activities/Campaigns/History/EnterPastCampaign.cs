using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns.History;

/// <summary>Enters the ratings of an earlier year, so that figures over the years are computed from the same counts as this year's.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="participants">Finds the unit and deciding unit of a post.</param>
public sealed class EnterPastCampaign(StepRunner steps, CanBoReader reader, Participants participants)
{
    /// <summary>A file's size at most, in bytes: far more than the 20,000 people of a large province.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Said of a file that is too large.</summary>
    public static Sentence TooLarge() => Sentence.Of("Tệp quá 2 MB. Tệp chỉ cần ba cột: personCode, rating, positionGroup.");

    /// <summary>What the file says, nothing written.</summary>
    public async Task<PastPreview> LookAsync(ReadOnlyMemory<byte> content, Actor actor, CancellationToken cancellation)
    {
        RequireOrganiser(actor);
        RequireSize(content);
        await using var db = reader.Open();
        return (await PastSheet.ReadAsync(db, content, cancellation)).Preview;
    }

    /// <summary>Enters the campaign as closed, with one finished case a person; returns its id.</summary>
    /// <exception cref="InvalidInputException">Details or rows have errors; all of them, as <c>file[line].column</c>. Nothing was written.</exception>
    public Task<Guid> EnterAsync(PastCampaign past, ReadOnlyMemory<byte> content, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(past);
        RequireOrganiser(actor);
        RequireSize(content);
        return steps.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                var package = await CheckAsync(db, past, token);
                var (rows, preview) = await PastSheet.ReadAsync(db, content, token);
                if (preview.Errors.Count > 0)
                    throw new InvalidInputException([.. preview.Errors.Select(e => Field(e.Line, e.Column, e.Message))]);
                var campaign = Campaign.Draft(Ids.New(step.Now), past.Name.Trim(), past.Year, new DateOnly(past.Year, 1, 1), new DateOnly(past.Year, 12, 31), step.Now);
                campaign.Describe([], package.Code, package.Json, new DateOnly(past.Year, 12, 31), actor.AccountId, "", "");
                campaign.Close(step.Now);
                db.Add(campaign);
                db.AddRange(await CasesAsync(db, campaign, rows, step.Now, token));
                step.Audit(campaign.Id, "PastCampaignEntered", actor.AuditName, Value.Object(("year", Value.Of(past.Year)), ("people", Value.Of(rows.Count))));
                return campaign.Id;
            },
            cancellation);
    }

    private async Task<List<Case>> CasesAsync(CanBoContext db, Campaign campaign, List<PastRow> rows, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.PersonId).ToList();
        // Posts of that year when they are known, else the earliest that are.
        var posts = (await db.Set<Post>().AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.PersonId) && p.UnitId != null)
            .Select(p => new { p.Id, p.PersonId, p.IsMain, p.From, p.To })
            .ToListAsync(cancellation)).ToLookup(p => p.PersonId);
        var chosen = rows.ToDictionary(r => r.PersonId, r => posts[r.PersonId]
            .OrderByDescending(p => p.From <= campaign.PeriodTo && (p.To == null || p.To >= campaign.PeriodFrom))
            .ThenByDescending(p => p.IsMain)
            .ThenBy(p => p.From)
            .ThenBy(p => p.Id)
            .Select(p => (Guid?)p.Id)
            .FirstOrDefault());
        var errors = rows.Where(r => chosen[r.PersonId] is null).Select(r => Field(r.Line, "personCode", Sentence.Of("Người này không có vị trí công tác ở đơn vị nào. Bổ sung trong people.csv.")));
        if (errors.ToList() is { Count: > 0 } missing)
            throw new InvalidInputException([.. missing]);

        var subjects = rows.Select(r => new CaseSubject(r.PersonId, chosen[r.PersonId]!.Value)).ToList();
        var today = BusinessZone.DayOf(now);
        var standings = (await participants.StandingsAsync(db, subjects, today, cancellation)).ToDictionary(s => s.Subject.PersonId);
        return [.. rows.Select(row => Entered(campaign.Id, row, standings[row.PersonId], campaign.PeriodTo, now))];
    }

    private static Case Entered(Guid campaignId, PastRow row, Standing standing, DateOnly end, DateTimeOffset now) => Case.Past(
        new NewCase(
            Ids.New(now),
            campaignId,
            row.PersonId,
            standing.Subject.PostId,
            standing.UnitId!.Value,
            standing.DeciderUnitId ?? standing.UnitId.Value,
            null,
            row.PositionGroup ?? standing.PositionGroup,
            standing.IsHead,
            standing.IsDeputy,
            Ids.New(now),
            ""),
        row.Rating,
        new DateTimeOffset(end.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    private static async Task<ProcedureDocument> CheckAsync(CanBoContext db, PastCampaign past, CancellationToken cancellation)
    {
        var errors = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(past.Name) || past.Name.Length > 200)
            errors.Add(new FieldError("name", Sentence.Of("Nhập tên đợt đánh giá, không quá 200 ký tự.")));
        if (past.Year is < 2000 or > 2100)
            errors.Add(new FieldError("year", Sentence.Of("Nhập năm từ 2000 đến 2100.")));
        var package = await Documents.FindAsync(db, DocumentKind.RulePackage, past.RulePackage.Trim(), cancellation);
        if (package is null)
        {
            var known = await Documents.ListAsync(db, DocumentKind.RulePackage, cancellation);
            errors.Add(new FieldError("rulePackage", Sentence.Of("Không có bộ quy tắc “{0}”. Chọn một trong: {1}.", past.RulePackage, string.Join(", ", known.Select(k => k.Code)))));
        }

        return errors.Count == 0 ? package! : throw new InvalidInputException([.. errors]);
    }

    private static FieldError Field(int line, string column, Sentence message) =>
        line == 0 ? new FieldError("file", message) : new FieldError(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"file[{line}].{column}"), message);

    private static void RequireSize(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaxBytes)
            throw new InvalidInputException("file", TooLarge());
    }

    private static void RequireOrganiser(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(ActorRoles.Organiser))
            throw new NotAllowedException();
    }
}
