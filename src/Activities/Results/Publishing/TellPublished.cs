using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Publishing;

/// <summary>Tells everyone evaluated in an agency, once a list and not once a case, that results are public. Whoever was told within a day is not told again.</summary>
public sealed class TellPublished : ITimedJob
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public static string Name => "results.tell-published";

    /// <inheritdoc />
    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(payload);
        var ids = payload.Split(':');
        var campaign = Guid.Parse(ids[0], CultureInfo.InvariantCulture);
        var agency = Guid.Parse(ids[1], CultureInfo.InvariantCulture);
        var recently = step.Now - Pause;
        var db = step.Db();
        var people = await db.Set<Case>()
            .Where(c => c.CampaignId == campaign && c.DeciderUnitId == agency && c.Status != CaseStatus.Cancelled)
            .Where(c => !db.Set<Notice>().Any(n => n.RecipientId == c.PersonId && n.CampaignId == campaign && n.Kind == NoticeKind.ResultsPublished && n.CreatedAt > recently))
            .Select(c => c.PersonId)
            .ToListAsync(cancellation);
        foreach (var person in people)
            Notices.Queue(step, new NewNotice(person, NoticeKind.ResultsPublished, campaign));
    }
}
