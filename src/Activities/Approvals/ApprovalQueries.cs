using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Approvals;

/// <summary>Shows approvals: to whom they asked, to who decides about the case, to organisers. For everybody else, the person evaluated included, there are none.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="answers">What others answered about the case.</param>
public sealed class ApprovalQueries(CanBoReader reader, CaseAnswers answers)
{
    /// <summary>One approval.</summary>
    /// <exception cref="NotFoundException">There is none for this actor; an approver whose turn has not come is one of those.</exception>
    public async Task<ApprovalView> GetAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var found = await (
            from round in db.Set<ApprovalRound>()
            join c in db.Set<Case>() on round.CaseId equals c.Id
            join campaign in db.Set<Campaign>() on c.CampaignId equals campaign.Id
            join person in db.Set<Person>() on c.PersonId equals person.Id
            join post in db.Set<Post>() on c.PostId equals post.Id
            join unit in db.Set<Unit>() on c.UnitId equals unit.Id
            where round.Id == id
            select new { Round = round, Case = c, Campaign = campaign.Name, campaign.Year, Person = person.FullName, post.Title, Unit = unit.Name })
            .FirstOrDefaultAsync(cancellation) ?? throw new NotFoundException();
        var voices = await VoicesAsync(db, id, cancellation);
        var me = actor.PersonId;
        var seesAll = actor.Is(ActorRoles.Organiser) || (me is not null && found.Case.DeciderId == me && found.Case.PersonId != me);
        var mine = me is null ? null : voices.Find(v => IsAsked(v.Voice) && (v.Voice.ActingId == me || v.Voice.PersonId == me))?.Voice;
        if (!seesAll && mine is null)
            throw new NotFoundException();
        var acts = mine is not null && mine.ActingId == me;
        var task = acts && mine!.TaskId is { } taskId ? await db.Set<TaskItem>().FirstOrDefaultAsync(t => t.Id == taskId, cancellation) : null;
        var isOpen = found.Round.Status == ApprovalStatus.Open && acts && mine!.Status == VoiceStatus.Asked;
        var kinds = acts ? ApprovalReading.KindsOf(mine!) : [];
        var mayKnow = seesAll || kinds.Length > 0;
        return new ApprovalView
        {
            Round = found.Round,
            CampaignName = found.Campaign,
            Year = found.Year,
            PersonName = found.Person,
            Post = found.Title,
            Unit = found.Unit,
            Score = mayKnow ? found.Case.Score : null,
            SelfRating = mayKnow ? found.Case.SelfRating : null,
            ProposedRating = mayKnow ? found.Case.ProposedRating : null,
            Words = ApprovalWords.Of(found.Round),
            Mine = mine is null ? null : View(voices.Find(v => v.Voice == mine)!, me, seesAll: true),
            TaskId = isOpen ? mine!.TaskId : null,
            OwnTaskId = acts ? mine!.TaskId : null,
            Why = task?.Reason ?? mine?.Why,
            DueAt = task?.DueAt,
            DueExplanation = task?.DueExplanation,
            MayDelegate = isOpen && found.Round.MayDelegate && mine!.HandedAt is null,
            Answered = voices.Count(v => v.Voice.IsAnswered),
            Voices = seesAll || found.Round.ShowsAnswers ? [.. voices.Where(v => v.Voice.Status != VoiceStatus.LeftOut).Select(v => View(v, me, seesAll))] : [],
            LeftOut = seesAll ? [.. voices.Where(v => v.Voice.Status == VoiceStatus.LeftOut).Select(v => v.Voice.Why)] : [],
            Before = kinds.Length > 0 ? await answers.OfAsync(db, found.Case.Id, kinds, cancellation) : [],
            SeesAll = seesAll,
        };
    }

    private static Task<List<NamedVoice>> VoicesAsync(CanBoContext db, Guid roundId, CancellationToken cancellation) => (
        from voice in db.Set<ApprovalVoice>()
        join foundOwner in db.Set<Person>() on voice.PersonId equals foundOwner.Id into owners
        from owner in owners.DefaultIfEmpty()
        join foundActor in db.Set<Person>() on voice.ActingId equals foundActor.Id into actors
        from acting in actors.DefaultIfEmpty()
        where voice.RoundId == roundId
        orderby voice.Position
        select new NamedVoice(voice, owner.FullName ?? "", acting.FullName ?? "")).ToListAsync(cancellation);

    private static bool IsAsked(ApprovalVoice voice) => voice.Status is not (VoiceStatus.Waiting or VoiceStatus.LeftOut) && voice.TaskId is not null;

    private static ApprovalVoiceView View(NamedVoice named, Guid? me, bool seesAll)
    {
        var voice = named.Voice;
        var concerns = seesAll || (me is not null && (voice.PersonId == me || voice.ActingId == me));
        return new ApprovalVoiceView(
            voice.Id,
            named.Owner,
            voice.HandedAt is null ? null : named.Acting,
            voice.Status,
            voice.AnsweredAt,
            concerns ? voice.Remark : "",
            concerns ? voice.HandedWhy : "",
            voice.IsReplaced,
            me is not null && voice.ActingId == me);
    }

    private sealed record NamedVoice(ApprovalVoice Voice, string Owner, string Acting);
}
