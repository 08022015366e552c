using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;

namespace CanBo.Activities.Campaigns;

/// <summary>Narrows and sorts cases inside the database.</summary>
internal static class CaseSearch
{
    /// <summary>Cases that match the filter.</summary>
    public static IQueryable<Case> Narrow(CanBoContext db, IQueryable<Case> cases, CaseFilter filter, DateTimeOffset now)
    {
        if (!string.IsNullOrEmpty(filter.Step))
            cases = cases.Where(c => c.CurrentStep == filter.Step);
        if (filter.UnitId is { } unit)
            cases = cases.Where(c => c.UnitId == unit);
        if (!string.IsNullOrEmpty(filter.PositionGroup))
            cases = cases.Where(c => c.PositionGroup == filter.PositionGroup);
        if (filter.Status is { } status)
            cases = cases.Where(c => c.Status == status);
        if (filter.Rating is { } rating)
            cases = cases.Where(c => c.FinalRating == rating);
        if (filter.Late)
            cases = cases.Where(c => db.Set<TaskItem>().Any(t => t.CaseId == c.Id && t.Status == TaskState.Open && t.DueAt < now));
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var text = SearchTexts.Of(filter.Search);
            cases = cases.Where(c => db.Set<Person>().Any(p => p.Id == c.PersonId && p.SearchText.Contains(text)));
        }

        return cases;
    }

    /// <summary>Rows to show, in the order asked for; the id last, so that pages never overlap.</summary>
    public static IQueryable<CaseRow> Rows(CanBoContext db, IQueryable<Case> cases, CaseFilter filter)
    {
        var rows =
            from c in cases
            join person in db.Set<Person>() on c.PersonId equals person.Id
            join post in db.Set<Post>() on c.PostId equals post.Id
            join unit in db.Set<Unit>() on c.UnitId equals unit.Id
            select new { Case = c, Person = person, Post = post, Unit = unit };
        var sorted = (filter.Sort, filter.Descending) switch
        {
            ("unit", false) => rows.OrderBy(r => r.Unit.SortKey).ThenBy(r => r.Person.SortKey),
            ("unit", true) => rows.OrderByDescending(r => r.Unit.SortKey).ThenBy(r => r.Person.SortKey),
            ("score", false) => rows.OrderBy(r => r.Case.ScoreForSorting).ThenBy(r => r.Person.SortKey),
            ("score", true) => rows.OrderByDescending(r => r.Case.ScoreForSorting).ThenBy(r => r.Person.SortKey),
            ("since", false) => rows.OrderBy(r => r.Case.CurrentStepSince).ThenBy(r => r.Person.SortKey),
            ("since", true) => rows.OrderByDescending(r => r.Case.CurrentStepSince).ThenBy(r => r.Person.SortKey),
            (_, true) => rows.OrderByDescending(r => r.Person.SortKey),
            _ => rows.OrderBy(r => r.Person.SortKey),
        };
        return sorted.ThenBy(r => r.Case.Id).Select(r => new CaseRow(
            r.Case.Id,
            r.Person.Id,
            r.Person.Code,
            r.Person.FullName,
            r.Post.Title,
            r.Unit.Name,
            r.Case.PositionGroup,
            r.Case.Status,
            r.Case.CurrentStep,
            r.Case.CurrentStepSince,
            r.Case.SelfRating,
            r.Case.ProposedRating,
            r.Case.FinalRating,
            r.Case.ScoreForSorting));
    }
}
