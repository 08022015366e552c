using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>Checks what was typed and writes it into a planned meeting.</summary>
internal static class MeetingNoting
{
    public static async Task ApplyAsync(StepScope step, Meeting meeting, MeetingDraft draft, CancellationToken cancellation)
    {
        if (draft.Version is { } version && version != meeting.Version)
            throw new RuleBrokenException(
                Sentence.Of("Người khác vừa lưu biên bản này. Mở lại trang để xem bản mới; chữ bạn vừa gõ vẫn ở đây."),
                "version",
                "stale_version");
        var errors = new List<FieldError>();
        var heldAt = draft.HeldAt?.ToUniversalTime() ?? meeting.HeldAt;
        if (heldAt > step.Now.AddDays(1))
            errors.Add(new FieldError("heldAt", Sentence.Of("Ngày họp phải là hôm nay hoặc trước đó.")));
        var place = Text(draft.Place, meeting.Place, "place", MeetingLimits.Place, errors);
        var minutes = Text(draft.Minutes, meeting.Minutes, "minutes", MeetingLimits.Minutes, errors);

        var db = step.Db();
        var attendance = await db.Set<MeetingAttendance>().Where(a => a.MeetingId == meeting.Id).ToDictionaryAsync(a => a.PersonId, cancellation);
        foreach (var line in draft.Attendance ?? [])
        {
            if (attendance.TryGetValue(line.PersonId, out var row))
                row.Note(line.Presence);
            else
                errors.Add(new FieldError("attendance", Sentence.Of("Người này không có trong danh sách triệu tập.")));
        }

        var cases = await db.Set<MeetingCase>().Where(c => c.MeetingId == meeting.Id).ToDictionaryAsync(c => c.CaseId, cancellation);
        foreach (var notes in draft.Cases ?? [])
        {
            if (!cases.TryGetValue(notes.CaseId, out var row))
            {
                errors.Add(new FieldError("cases", Sentence.Of("Hồ sơ này không thuộc cuộc họp.")));
                continue;
            }

            row.Note(
                Text(notes.Strengths, row.Strengths, $"cases.{notes.CaseId}.strengths", MeetingLimits.CaseText, errors),
                Text(notes.Limits, row.Limits, $"cases.{notes.CaseId}.limits", MeetingLimits.CaseText, errors),
                Text(notes.Opinions, row.Opinions, $"cases.{notes.CaseId}.opinions", MeetingLimits.CaseText, errors),
                Text(notes.Conclusion, row.Conclusion, $"cases.{notes.CaseId}.conclusion", MeetingLimits.CaseText, errors));
        }

        if (errors.Count > 0)
            throw new InvalidInputException([.. errors]);
        meeting.Note(heldAt, place, minutes);
    }

    /// <summary>True when the meeting says all of the draft already: the same form sent twice.</summary>
    public static async Task<bool> IsNotedAsync(CanBoContext db, Meeting meeting, MeetingDraft draft, CancellationToken cancellation)
    {
        if ((draft.HeldAt is { } at && at.ToUniversalTime() != meeting.HeldAt) || Differs(draft.Place, meeting.Place) || Differs(draft.Minutes, meeting.Minutes))
            return false;
        var presence = await db.Set<MeetingAttendance>().Where(a => a.MeetingId == meeting.Id).ToDictionaryAsync(a => a.PersonId, a => a.Presence, cancellation);
        if ((draft.Attendance ?? []).Any(line => !presence.TryGetValue(line.PersonId, out var noted) || noted != line.Presence))
            return false;
        var cases = await db.Set<MeetingCase>().Where(c => c.MeetingId == meeting.Id).ToDictionaryAsync(c => c.CaseId, cancellation);
        return (draft.Cases ?? []).All(notes => cases.TryGetValue(notes.CaseId, out var row)
            && !Differs(notes.Strengths, row.Strengths) && !Differs(notes.Limits, row.Limits) && !Differs(notes.Opinions, row.Opinions) && !Differs(notes.Conclusion, row.Conclusion));
    }

    private static bool Differs(string? typed, string stored) => typed is not null && TypedText.Clean(typed).Trim() != stored;

    private static string Text(string? typed, string stored, string field, int longest, List<FieldError> errors)
    {
        if (typed is null)
            return stored;
        var text = TypedText.Clean(typed).Trim();
        if (text.Length > longest)
            errors.Add(new FieldError(field, Sentence.Of("Viết ngắn lại: tối đa {0} ký tự.", longest.ToString("N0", CultureInfo.GetCultureInfo("vi-VN")))));
        return text;
    }
}
