using System.Globalization;
using System.Security.Cryptography;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>Attaches the minutes as signed on paper, after their adoption; one file, replaceable.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="meetings">Who may see the meeting.</param>
public sealed class AttachScan(StepRunner steps, CanBoReader reader, MeetingQueries meetings)
{
    private static readonly (string Type, byte[] Begins)[] Known =
    [
        ("application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2D]),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
    ];

    /// <summary>Attaches; what the file is, its first bytes say.</summary>
    public Task HandleAsync(Guid meetingId, string fileName, byte[] content, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
            throw new InvalidInputException("scan", Sentence.Of("Chọn tệp bản quét."));
        if (content.Length > MeetingLimits.ScanBytes)
            throw new InvalidInputException("scan", Sentence.Of("Tệp tối đa 10 MB. Quét ở độ phân giải thấp hơn."));
        var type = Array.Find(Known, known => content.AsSpan().StartsWith(known.Begins)).Type
            ?? throw new InvalidInputException("scan", Sentence.Of("Tệp phải là PDF, PNG hoặc JPEG."));
        var name = Path.GetFileName(TypedText.Clean(fileName));
        return steps.RunAsync(
            async (step, token) =>
            {
                var meeting = await MeetingDoor.OpenAsync(step, meetingId, actor, token);
                if (meeting.Status != MeetingStatus.Adopted)
                    throw new RuleBrokenException(Sentence.Of("Thông qua biên bản trước, rồi gắn bản quét có chữ ký."), "scan", "not_adopted");
                var scans = step.Db().Set<MeetingScan>();
                var scan = await scans.FindAsync([meetingId], token);
                if (scan is null)
                    scans.Add(scan = MeetingScan.Attach(meetingId));
                var hash = Convert.ToHexStringLower(SHA256.HashData(content));
                scan.Replace(name.Length is 0 or > 200 ? "bien-ban" : name, type, content, hash, actor.PersonId!.Value, step.Now);
                step.Audit(meeting.CampaignId, "MinutesScanned", actor.AuditName, Value.Object(
                    ("meeting", Value.Of(meetingId.ToString("N", CultureInfo.InvariantCulture))), ("sha256", Value.Of(hash))));
            },
            cancellation);
    }

    /// <summary>The file, for whoever may see the meeting.</summary>
    /// <exception cref="NotFoundException">There is none, or it is hidden.</exception>
    public async Task<MeetingScan> GetAsync(Guid meetingId, Actor actor, CancellationToken cancellation)
    {
        await meetings.GetAsync(meetingId, actor, cancellation);
        await using var db = reader.Open();
        return await db.Set<MeetingScan>().FirstOrDefaultAsync(s => s.MeetingId == meetingId, cancellation) ?? throw new NotFoundException();
    }
}
