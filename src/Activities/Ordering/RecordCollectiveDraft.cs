using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.People;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ordering;

/// <summary>Records that a unit's draft report was adopted; its members' cases go on in the same transaction.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="calendar">Working days.</param>
public sealed class RecordCollectiveDraft(StepRunner steps, WorkingCalendar calendar)
{
    /// <summary>The draft is with those who take part at least so many working days before the conference (H43, section 2).</summary>
    public const int LeastDays = 3;

    /// <summary>Records.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="unitCode">The unit's code.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="actor">An organiser.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task HandleAsync(Guid campaignId, string unitCode, NewCollectiveDraft draft, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        var minutes = TypedText.Clean(draft.Minutes).Trim();
        return steps.RunAsync(
            async (step, token) =>
            {
                RequireGood(draft, minutes, BusinessZone.DayOf(step.Now));
                var db = step.Db();
                await DecisionDesk.RunningAsync(db, campaignId, token);
                var unit = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Code == unitCode, token)
                    ?? throw new InvalidInputException("unitCode", Sentence.Of("Không có đơn vị mang mã này."));
                await step.LockAsync(DecisionSets.Lock(campaignId, DecisionSets.UnitCode(unit.Id)), token);
                var row = await db.Set<CollectiveDraft>().FindAsync([campaignId, unit.Id], token);
                if (row is null)
                    db.Add(row = CollectiveDraft.Of(campaignId, unit.Id));
                row.Record(draft.SentOn!.Value, draft.AdoptedOn!.Value, minutes, actor.AuditName, step.Now);
                step.Audit(campaignId, "CollectiveDraftAdopted", actor.AuditName, Value.Object(("unit", Value.Of(unit.Code)), ("on", Value.Of(draft.AdoptedOn.Value.ToString("O", CultureInfo.InvariantCulture)))));
                await step.FlushAsync(token);
                await OrderGate.SettleAsync(step, campaignId, [unit.Id], token);
            },
            cancellation);
    }

    private void RequireGood(NewCollectiveDraft draft, string minutes, DateOnly today)
    {
        var errors = new List<FieldError>();
        if (draft.SentOn is null)
            errors.Add(new FieldError("sentOn", Sentence.Of("Ghi ngày gửi dự thảo.")));
        if (draft.AdoptedOn is not { } adopted)
            errors.Add(new FieldError("adoptedOn", Sentence.Of("Ghi ngày hội nghị thông qua.")));
        else if (adopted > today)
            errors.Add(new FieldError("adoptedOn", Sentence.Of("Ngày hội nghị chưa tới.")));
        else if (draft.SentOn is { } sent && adopted < Earliest(sent))
            errors.Add(new FieldError("adoptedOn", Sentence.Of(
                "Dự thảo gửi trước hội nghị ít nhất {0} ngày làm việc: gửi ngày {1} thì họp sớm nhất ngày {2}.",
                LeastDays.ToString(CultureInfo.InvariantCulture), Day(sent), Day(Earliest(sent)))));
        if (minutes.Length is 0 or > 120)
            errors.Add(new FieldError("minutes", Sentence.Of("Ghi số biên bản, tối đa 120 ký tự.")));
        if (errors.Count > 0)
            throw new InvalidInputException([.. errors]);
    }

    private DateOnly Earliest(DateOnly sent)
    {
        var day = sent;
        for (var left = LeastDays; left > 0; day = day.AddDays(1))
            if (calendar.IsWorkingDay(day.AddDays(1)))
                left--;
        return day;
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}

/// <summary>An adopted draft.</summary>
/// <param name="SentOn">When it was sent to those who take part.</param>
/// <param name="AdoptedOn">When the conference adopted it.</param>
/// <param name="Minutes">Number of the minutes, 1 to 120 characters.</param>
public sealed record NewCollectiveDraft(DateOnly? SentOn, DateOnly? AdoptedOn, string? Minutes);
