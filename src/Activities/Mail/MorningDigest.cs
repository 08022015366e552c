using System.Globalization;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Mail;

/// <summary>
/// When the quiet hours end, once a cluster: everyone whose reminders have gathered over night gets them in one letter. Whatever else was left waiting for a person goes with it.
/// </summary>
internal sealed class MorningDigest(IOptions<LetterOptions> letters) : IRecurringJob
{
    private const int PeopleAtOnce = 500;

    public static string Name => "mail-digest";

    public string Cron => string.Create(CultureInfo.InvariantCulture, $"0 {letters.Value.QuietTo.Minute} {letters.Value.QuietTo.Hour} * * ?");

    public async Task<string?> RunAsync(StepScope step, string from, CancellationToken cancellation)
    {
        var waiting = step.Db().Set<Notice>().Where(n => n.Status == NoticeStatus.Waiting && n.NotBefore <= step.Now);
        if (from.Length > 0)
        {
            var last = Guid.Parse(from, CultureInfo.InvariantCulture);
            waiting = waiting.Where(n => n.RecipientId > last);
        }

        var people = await waiting.Select(n => n.RecipientId).Distinct().OrderBy(id => id).Take(PeopleAtOnce).ToListAsync(cancellation);
        foreach (var person in people)
            ComposeMail.EnqueueDigest(step, person);
        return people.Count == PeopleAtOnce ? people[^1].ToString("N", CultureInfo.InvariantCulture) : null;
    }
}
