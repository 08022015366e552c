using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.People.Import;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Editing;

/// <summary>Adds, changes or ends a post of a person by hand.</summary>
/// <param name="editing">Writes.</param>
public sealed class EditPost(PeopleEditing editing)
{
    /// <summary>Saves a post. Made the main one, it takes that place from the others held at the same time.</summary>
    /// <param name="actor">An organiser.</param>
    /// <param name="personId">Who holds it.</param>
    /// <param name="postId">Which; null for a new one.</param>
    /// <param name="edit">What was typed.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="InvalidInputException">Something cannot be taken, such as a superior who is below.</exception>
    public Task SaveAsync(Actor actor, Guid personId, Guid? postId, PostEdit edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(edit);
        return editing.RunAsync(
            actor,
            async (step, db, stop) =>
            {
                var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == personId, stop) ?? throw new NotFoundException();
                var posts = await db.Set<Post>().Where(p => p.PersonId == personId).ToListAsync(stop);
                var post = postId is { } id ? posts.Find(p => p.Id == id) ?? throw new NotFoundException() : null;
                var facts = await CheckAsync(db, person, post, edit, stop);
                var others = posts.Where(p => p != post && p.To is null).ToList();
                if (facts.IsMain)
                    foreach (var other in others.Where(o => o.IsMain))
                        other.Change(other.Facts with { IsMain = false });
                else if (others.TrueForAll(o => !o.IsMain) && facts.To is null)
                    facts = facts with { IsMain = true };

                if (post is null)
                    db.Add(Post.Create(Ids.New(step.Now), personId, facts));
                else
                    post.Change(facts);
                step.Audit(personId, post is null ? "PostAdded" : "PostChanged", actor.AuditName, Value.Object(("unit", Value.Of(facts.UnitCode))));
                return true;
            },
            cancellation);
    }

    private static async Task<PostFacts> CheckAsync(CanBoContext db, Person person, Post? post, PostEdit edit, CancellationToken cancellation)
    {
        var checks = new EditChecks();
        var facts = new PostFacts(
            await checks.UnitCodeAsync(db, "unitCode", edit.UnitCode, isNeeded: true, cancellation),
            checks.Text("title", edit.Title, PeopleLimits.Name, Sentence.Of("Ghi chức danh, ví dụ Chuyên viên.")),
            checks.Text("positionGroup", edit.PositionGroup, PeopleLimits.PositionGroup, Sentence.Of("Ghi nhóm vị trí: người cùng nhóm được so sánh với nhau.")),
            checks.Text("superiorCode", edit.SuperiorCode, PeopleLimits.Code),
            edit.IsMain,
            edit.From ?? post?.From ?? person.ActiveFrom,
            edit.To);
        checks.Order("to", facts.From, facts.To);
        if (facts.SuperiorCode == person.Code)
            checks.Fail("superiorCode", Sentence.Of("Không ai là cấp trên của chính mình. Ghi số hiệu của người đứng đầu đơn vị, hoặc để trống."));
        else if (facts.SuperiorCode.Length > 0 && !await db.Set<Person>().AnyAsync(p => p.Code == facts.SuperiorCode, cancellation))
            checks.Fail("superiorCode", Sentence.Of("Chưa có ai mang số hiệu “{0}”.", facts.SuperiorCode));
        else if (facts is { IsMain: true, SuperiorCode.Length: > 0 })
            await CheckCycleAsync(db, person.Code, facts.SuperiorCode, checks, cancellation);
        checks.Throw();
        return facts;
    }

    private static async Task CheckCycleAsync(CanBoContext db, string code, string superior, EditChecks checks, CancellationToken cancellation)
    {
        var lines = await (from post in db.Set<Post>()
                           join holder in db.Set<Person>() on post.PersonId equals holder.Id
                           where post.IsMain && post.To == null && post.SuperiorCode != "" && holder.Code != code
                           select new { holder.Code, post.SuperiorCode }).ToListAsync(cancellation);
        var above = new Dictionary<string, string>(StringComparer.Ordinal) { [code] = superior };
        foreach (var line in lines)
            above[line.Code] = line.SuperiorCode;
        if (Cycles.Through(above, code) is { } cycle)
            checks.Fail("superiorCode", Sentence.Of("Các cấp trên trực tiếp nối thành vòng: {0}. Sửa superiorCode của một người.", string.Join(" → ", cycle)));
    }
}
