using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>Reads who is in a campaign's scope.</summary>
internal static class LaunchPopulation
{
    /// <summary>
    /// Active people whose main post lies in the scope, by name; people without any post are in scope when the scope is everyone. Where Party members are evaluated
    /// as such, also those whose cell lies in it: the scope may then be a Party committee.
    /// </summary>
    public static async Task<List<LaunchCandidate>> InScopeAsync(CanBoContext db, Campaign campaign, bool ofMembers, DateOnly on, CancellationToken cancellation)
    {
        var units = await ScopeAsync(db, campaign.UnitCodes, cancellation);
        var cells = (ofMembers ? await CellsAsync(db, cancellation) : []).ToLookup(c => c.PersonId);
        var people = await db.Set<Person>().AsNoTracking()
            .Where(p => p.ActiveFrom <= on && (p.ActiveTo == null || p.ActiveTo >= on))
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Code, p.FullName, p.ActiveFrom, p.PartyStatus })
            .ToListAsync(cancellation);
        var posts = (await db.Set<Post>().AsNoTracking()
            .Where(p => p.From <= on && (p.To == null || p.To >= on))
            .Select(p => new { p.Id, p.PersonId, p.UnitId, p.PositionGroup, p.IsMain, p.From })
            .ToListAsync(cancellation)).ToLookup(p => p.PersonId);
        var found = new List<LaunchCandidate>();
        foreach (var person in people)
        {
            var post = posts[person.Id].OrderByDescending(p => p.IsMain).ThenBy(p => p.From).ThenBy(p => p.Id).FirstOrDefault();
            var byPost = units is null || (post?.UnitId is { } unit && units.Contains(unit));
            if (byPost || cells[person.Id].Any(c => c.IsHeldOn(on) && units!.Contains(c.UnitId)))
                found.Add(new LaunchCandidate(person.Id, person.Code, person.FullName, person.ActiveFrom, post?.Id)
                {
                    PositionGroup = post?.PositionGroup ?? "",
                    IsByPost = byPost,
                    PartyStatus = person.PartyStatus,
                    AdmittedOn = person.PartyStatus == PartyStatus.Probationary ? cells[person.Id].Min(c => c.From) : null,
                });
        }

        return found;
    }

    /// <summary>Codes that some row refers to and no file has brought yet: they do not stop an import, but they stop a launch.</summary>
    public static async Task<List<LaunchGap>> UnresolvedAsync(CanBoContext db, CancellationToken cancellation)
    {
        var units = await db.Set<Unit>().AsNoTracking()
            .Where(u => (u.ParentCode != "" && u.ParentId == null) || (u.DeciderUnitCode != "" && u.DeciderUnitId == null))
            .Select(u => new { u.Code, Missing = u.ParentId == null && u.ParentCode != "" ? u.ParentCode : u.DeciderUnitCode })
            .Take(100)
            .ToListAsync(cancellation);
        var posts = await db.Set<Post>().AsNoTracking()
            .Where(p => p.UnitId == null || (p.SuperiorCode != "" && p.SuperiorId == null))
            .Join(db.Set<Person>(), p => p.PersonId, p => p.Id, (post, person) => new { person.Id, person.FullName, UnitMissing = post.UnitId == null, post.UnitCode, post.SuperiorCode })
            .Take(100)
            .ToListAsync(cancellation);
        var memberships = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.UnitId == null || m.PersonId == null)
            .Select(m => new { m.PersonCode, Missing = m.UnitId == null ? m.UnitCode : m.PersonCode })
            .Take(100)
            .ToListAsync(cancellation);
        var residences = await db.Set<Person>().AsNoTracking()
            .Where(p => p.ResidenceCode != "" && !db.Set<Unit>().Any(u => u.Code == p.ResidenceCode))
            .Select(p => new { p.Id, p.FullName, p.ResidenceCode })
            .Take(100)
            .ToListAsync(cancellation);
        return
        [
            .. memberships.Select(m => new LaunchGap("unknown_code", null, m.PersonCode, Sentence.Of("Vai trò của {0} dẫn tới mã {1} chưa có.", m.PersonCode, m.Missing), Sentence.Of("Nhập tệp có mã này, hoặc sửa mã."), true)),
            .. residences.Select(p => new LaunchGap("unknown_code", p.Id, p.FullName, Sentence.Of("Nơi cư trú mã {0} chưa có.", p.ResidenceCode), Sentence.Of("Nhập tệp units.csv có mã này, hoặc sửa mã."), true)),
            .. units.Select(u => new LaunchGap("unknown_code", null, u.Code, Sentence.Of("Đơn vị {0} dẫn tới mã {1} chưa có.", u.Code, u.Missing), Sentence.Of("Nhập tệp units.csv có mã này, hoặc sửa mã."), true)),
            .. posts.Select(p => new LaunchGap("unknown_code", p.Id, p.FullName, p.UnitMissing ? Sentence.Of("Đơn vị mã {0} chưa có.", p.UnitCode) : Sentence.Of("Cấp trên mã {0} chưa có.", p.SuperiorCode), Sentence.Of("Nhập tệp có mã này, hoặc sửa mã."), true)),
        ];
    }

    /// <summary>Whole months of work inside the period; the month of joining counts when joined by its 15th.</summary>
    public static int MonthsWorked(DateOnly activeFrom, Campaign campaign)
    {
        var from = activeFrom > campaign.PeriodFrom ? activeFrom : campaign.PeriodFrom;
        var months = (campaign.PeriodTo.Year - from.Year) * 12 + campaign.PeriodTo.Month - from.Month + 1;
        return Math.Max(0, from.Day > 15 ? months - 1 : months);
    }

    private static Task<List<CellOf>> CellsAsync(CanBoContext db, CancellationToken cancellation) => (
        from membership in db.Set<Membership>()
        join cell in db.Set<Unit>() on membership.UnitId equals cell.Id
        where cell.Kind == UnitKind.PartyCell && membership.PersonId != null
        select new CellOf(membership.PersonId!.Value, cell.Id, membership.From, membership.To)).ToListAsync(cancellation);

    // Null stands for everyone.
    private static async Task<HashSet<Guid>?> ScopeAsync(CanBoContext db, List<string> codes, CancellationToken cancellation)
    {
        if (codes.Count == 0)
            return null;
        var units = await db.Set<Unit>().AsNoTracking().Select(u => new { u.Id, u.Code, u.ParentId, u.Kind, u.DeciderUnitId }).ToListAsync(cancellation);
        // A cell of an agency lies below the committee that decides about its members too; nobody holds a post in it.
        var children = units.Select(u => (u.Id, Above: u.ParentId)).Concat(units.Where(u => u.Kind == UnitKind.PartyCell).Select(u => (u.Id, Above: u.DeciderUnitId))).ToLookup(u => u.Above);
        var scope = new HashSet<Guid>();
        var open = new Stack<Guid>(units.Where(u => codes.Contains(u.Code)).Select(u => u.Id));
        while (open.TryPop(out var id))
        {
            if (scope.Add(id))
            {
                foreach (var child in children[id])
                    open.Push(child.Id);
            }
        }

        return scope;
    }
}

/// <summary>Someone in scope.</summary>
internal sealed record LaunchCandidate(Guid PersonId, string Code, string Name, DateOnly ActiveFrom, Guid? PostId)
{
    /// <summary>Position group of the post; empty without one.</summary>
    public string PositionGroup { get; init; } = "";

    /// <summary>In scope by the post, not by the cell alone.</summary>
    public bool IsByPost { get; init; }

    /// <summary>Standing in the Party.</summary>
    public PartyStatus PartyStatus { get; init; }

    /// <summary>
    /// For a probationary member, the first day in any cell: the day of admission. Null for others: probation lasts twelve months, so nobody else was admitted lately.
    /// </summary>
    public DateOnly? AdmittedOn { get; init; }
}

/// <summary>Somebody's time in a cell.</summary>
internal sealed record CellOf(Guid PersonId, Guid UnitId, DateOnly? From, DateOnly? To)
{
    public bool IsHeldOn(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);
}
