using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Publishing;

/// <summary>What people of an agency see of its published results: the permitted fields and nothing else ever leaves the database.</summary>
/// <param name="reader">Opens reading contexts.</param>
public sealed class PublishedResults(CanBoReader reader)
{
    /// <summary>The published page.</summary>
    /// <exception cref="NotFoundException">Nothing is published where this actor belongs.</exception>
    public async Task<PublishedPage> GetAsync(Guid campaignId, Actor actor, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var campaign = await db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == campaignId && c.Status != CampaignStatus.Cancelled, cancellation) ?? throw new NotFoundException();
        var visible = Visible(db, campaignId, actor);
        if (!await visible.AnyAsync(cancellation))
            throw new NotFoundException();
        var named = visible.Where(p => p.Show == ResultShow.NameUnitRating || p.Show == ResultShow.NameOnly);
        var rows = await (
            from publication in named
            join @case in db.Set<Case>() on publication.CaseId equals @case.Id
            join person in db.Set<Person>() on @case.PersonId equals person.Id
            join post in db.Set<Post>() on @case.PostId equals post.Id
            join unit in db.Set<Unit>() on @case.UnitId equals unit.Id
            where @case.Status != CaseStatus.Cancelled
            orderby unit.SortKey, person.SortKey, person.Id
            select new PublishedRow(person.FullName, post.Title, unit.Name, publication.Show == ResultShow.NameUnitRating ? @case.FinalRating : null)).ToPageAsync(page, cancellation);
        var counts = await (
            from publication in visible
            join @case in db.Set<Case>() on publication.CaseId equals @case.Id
            where publication.Show != ResultShow.NameOnly && @case.FinalRating != null && @case.Status != CaseStatus.Cancelled
            group @case by @case.FinalRating into ratings
            select new { Rating = ratings.Key!.Value, Count = ratings.Count() }).ToListAsync(cancellation);
        return new PublishedPage(
            campaign.Id, campaign.Name, campaign.Year, await visible.MaxAsync(p => p.At, cancellation),
            counts.Aggregate(default(RatingCounts), (sum, c) => sum.With(c.Rating, c.Count)), rows);
    }

    /// <summary>Campaigns in which something is published where the actor belongs, newest first.</summary>
    public async Task<IReadOnlyList<PublishedCampaign>> ListAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var campaigns = db.Set<Campaign>().Where(c => c.Status != CampaignStatus.Draft && c.Status != CampaignStatus.Cancelled);
        if (!actor.Is(ActorRoles.Organiser))
        {
            var mine = Agencies(db, actor);
            campaigns = campaigns.Where(c => db.Set<Publication>().Any(p => p.CampaignId == c.Id && mine.Any(a => a.CampaignId == c.Id && a.DeciderUnitId == p.DeciderUnitId)));
        }

        return await campaigns
            .OrderByDescending(c => c.Year).ThenByDescending(c => c.CreatedAt)
            .Select(c => new PublishedCampaign(
                c.Id,
                c.Name,
                c.Year,
                db.Set<Case>().Count(x => x.CampaignId == c.Id && x.Status != CaseStatus.Cancelled),
                db.Set<Case>().Count(x => x.CampaignId == c.Id && x.Status != CaseStatus.Cancelled && x.FinalRating != null)))
            .Take(100)
            .ToListAsync(cancellation);
    }

    private static IQueryable<Publication> Visible(CanBoContext db, Guid campaignId, Actor actor)
    {
        var all = db.Set<Publication>().Where(p => p.CampaignId == campaignId && p.Show != ResultShow.Nothing);
        if (actor.Is(ActorRoles.Organiser))
            return all;
        var mine = Agencies(db, actor);
        return all.Where(p => mine.Any(c => c.CampaignId == campaignId && c.DeciderUnitId == p.DeciderUnitId));
    }

    // Inside the agency: whoever is evaluated in it, or decides in it.
    private static IQueryable<Case> Agencies(CanBoContext db, Actor actor)
    {
        var me = actor.PersonId ?? Guid.Empty;
        return db.Set<Case>().Where(c => c.PersonId == me || c.DeciderId == me);
    }
}

/// <summary>The published page of an agency.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignName">Its name.</param>
/// <param name="Year">The year.</param>
/// <param name="At">When the newest became public.</param>
/// <param name="Counts">How many at each level, of those whose level may be shown or counted.</param>
/// <param name="Rows">Those who may be named.</param>
public sealed record PublishedPage(Guid CampaignId, string CampaignName, int Year, DateTimeOffset At, RatingCounts Counts, PageOf<PublishedRow> Rows);

/// <summary>One person in a published list.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Post">Post.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Rating">The rating; null when it is not to be shown.</param>
public sealed record PublishedRow(string Name, string Post, string Unit, Rating? Rating);

/// <summary>A campaign with its figures.</summary>
public sealed record PublishedCampaign(Guid Id, string Name, int Year, int Cases, int Decided);
