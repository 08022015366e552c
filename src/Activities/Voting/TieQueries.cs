using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Ratings;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>A tie as the one who decides it sees it: also whether the file of the case and the count record are this reader's to read.</summary>
public sealed record TieView(
    Guid Id,
    Guid CaseId,
    Guid SessionId,
    Guid CampaignId,
    string CampaignName,
    string BodyName,
    Guid PersonId,
    string PersonName,
    string Post,
    string UnitName,
    decimal? Score,
    string DeciderName,
    bool MayDecide,
    TieBreakStatus Status,
    IReadOnlyList<Rating> Options,
    Rating? Rating,
    string Reason,
    string AsideReason,
    DateTimeOffset? DecidedAt,
    DateTimeOffset? DueAt,
    Sentence? DueExplanation,
    Sentence? Why,
    VoteRowCount Count,
    VoteTerms Terms,
    int InvalidSlips,
    bool SeesFile,
    bool SeesRecord);

/// <summary>Reads ties.</summary>
/// <param name="reader">Opens reading contexts.</param>
public sealed class TieQueries(CanBoReader reader)
{
    /// <summary>One tie, for the one who decides it and for organisers.</summary>
    /// <exception cref="NotFoundException">There is none, or it is hidden.</exception>
    public async Task<TieView> GetAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var isOrganiser = actor.Is(ActorRoles.Organiser);
        var found = await (
            from tie in db.Set<TieBreak>()
            join session in db.Set<VoteSession>() on tie.SessionId equals session.Id
            join row in db.Set<VoteCase>() on new { tie.SessionId, tie.CaseId } equals new { row.SessionId, row.CaseId }
            join c in db.Set<Case>() on tie.CaseId equals c.Id
            join campaign in db.Set<Campaign>() on c.CampaignId equals campaign.Id
            join body in db.Set<Unit>() on session.BodyId equals body.Id
            join person in db.Set<Person>() on c.PersonId equals person.Id
            join post in db.Set<Post>() on c.PostId equals post.Id
            join unit in db.Set<Unit>() on c.UnitId equals unit.Id
            join decider in db.Set<Person>() on tie.DeciderId equals decider.Id
            where tie.Id == id && (isOrganiser || tie.DeciderId == actor.PersonId)
            select new { tie, session, row, Case = c, Campaign = campaign.Name, Body = body.Name, Person = person.FullName, post.Title, Unit = unit.Name, Decider = decider.FullName })
            .FirstOrDefaultAsync(cancellation) ?? throw new NotFoundException();
        var subject = id.ToString("N");
        var task = await db.Set<TaskItem>()
            .Where(t => t.CaseId == found.Case.Id && t.Kind == TaskKind.TieBreak && t.Subject == subject && t.AssigneeId == found.tie.DeciderId)
            .OrderByDescending(t => t.Id)
            .FirstOrDefaultAsync(cancellation);
        return new TieView(
            found.tie.Id,
            found.Case.Id,
            found.session.Id,
            found.Case.CampaignId,
            found.Campaign,
            found.Body,
            found.Case.PersonId,
            found.Person,
            found.Title,
            found.Unit,
            found.Case.ScoreForSorting,
            found.Decider,
            found.tie.DeciderId == actor.PersonId && found.tie.Status == TieBreakStatus.Waiting,
            found.tie.Status,
            found.tie.Choices,
            found.tie.Rating,
            found.tie.Reason,
            found.tie.AsideReason,
            found.tie.DecidedAt,
            task?.DueAt,
            task?.DueExplanation,
            task?.Reason,
            VoteRows.CountOf(found.session, found.row, null),
            found.session.Terms,
            found.session.InvalidSlips,
            CaseDoor.SeesAll(found.Case, actor),
            isOrganiser || found.session.IsRunBy(actor.PersonId));
    }
}
