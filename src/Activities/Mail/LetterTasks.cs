using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Mail;

/// <summary>What a letter says of its tasks: each in a line with its day, why this person, and how the day came about.</summary>
internal sealed class LetterTasks(Localizer localizer, CultureInfo culture, DateOnly today)
{
    // A longer list is read on the page, not in a mail.
    private const int MostLines = 15;

    /// <summary>The values for the mail text; none when the notices are about no task.</summary>
    public async Task<Dictionary<string, object?>> ReadAsync(CanBoContext db, List<Notice> notices, CancellationToken cancellation)
    {
        var ids = notices.Select(n => n.TaskId).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
            return [];
        var tasks = await (
            from task in db.Set<TaskItem>()
            where EF.Parameter(ids).Contains(task.Id)
            join found in db.Set<Case>() on task.CaseId equals found.Id into cases
            from @case in cases.DefaultIfEmpty()
            join known in db.Set<Person>() on @case.PersonId equals known.Id into people
            from person in people.DefaultIfEmpty()
            join held in db.Set<Post>() on @case.PostId equals held.Id into posts
            from post in posts.DefaultIfEmpty()
            join assignee in db.Set<Person>() on task.AssigneeId equals assignee.Id
            orderby task.DueAt, person.SortKey, task.Id
            select new Line(task.Id, task.Kind, task.AssigneeId, task.DueAt, task.DueExplanation, task.Reason, person == null ? null : (Guid?)person.Id, person == null ? "" : person.FullName, post == null ? "" : post.Title, assignee.FullName))
            .ToListAsync(cancellation);
        return Values(tasks, notices.TrueForAll(n => n.Kind == NoticeKind.TaskReminder), notices.TrueForAll(n => n.Kind == NoticeKind.TaskEscalated));
    }

    private Dictionary<string, object?> Values(List<Line> tasks, bool isReminder, bool isOfOthers)
    {
        var kinds = tasks.Select(t => t.Kind).Distinct().ToList();
        var first = tasks.Where(t => t.DueAt is not null).MinBy(t => t.DueAt);
        var explanations = tasks.Select(t => t.DueExplanation).OfType<Sentence>().Distinct().ToList();
        return new Dictionary<string, object?>
        {
            ["what"] = Say(kinds is [var only] ? What(only) : Sentence.Of("Làm các việc của đợt đánh giá")),
            ["count"] = tasks.Count.ToString(culture),
            ["isOne"] = tasks.Count == 1,
            ["isReminder"] = isReminder,
            ["due"] = first is null ? null : Say(Sentence.Of("{0}", VietnameseDates.FullTerm(BusinessZone.DayOf(first.DueAt!.Value)))),
            ["dueWhy"] = explanations is [var explanation] ? Say(explanation) : null,
            ["items"] = tasks.Take(MostLines).Select(task => isOfOthers ? ItemOfOther(task) : Item(task)).ToList(),
            ["more"] = tasks.Count > MostLines ? (tasks.Count - MostLines).ToString(culture) : null,
            ["reasons"] = tasks.Select(t => t.Reason).Distinct().Take(3).Select(Say).ToList(),
        };
    }

    private Dictionary<string, object?> Item(Line task)
    {
        var due = task.DueAt is { } at ? BusinessZone.DayOf(at) : (DateOnly?)null;
        var isOwn = task.PersonId is null || task.PersonId == task.AssigneeId;
        return new Dictionary<string, object?>
        {
            ["title"] = isOwn ? Say(What(task.Kind)) : task.Name,
            ["detail"] = isOwn ? null : string.Join(". ", new[] { task.Post, Say(What(task.Kind)) }.Where(text => text.Length > 0)),
            ["isLate"] = due < today,
            ["due"] = due is not { } day ? null
                : day < today ? Say(VietnameseDates.Remaining(today, day))
                : Say(Sentence.Of("Hạn {0}", VietnameseDates.FullTerm(day))),
        };
    }

    // Who is waited for, for which task; not whom it is about.
    private Dictionary<string, object?> ItemOfOther(Line task) => new()
    {
        ["title"] = task.Assignee,
        ["detail"] = Say(What(task.Kind)),
        ["isLate"] = true,
        ["due"] = task.DueAt is { } at ? Say(VietnameseDates.Remaining(today, BusinessZone.DayOf(at))) : null,
    };

    private string Say(Sentence sentence) => localizer.In(culture, sentence);

    private static Sentence What(TaskKind kind) => kind switch
    {
        TaskKind.SelfAssessment => Sentence.Of("Viết bản tự đánh giá"),
        TaskKind.Opinion => Sentence.Of("Viết ý kiến nhận xét"),
        TaskKind.Residence => Sentence.Of("Nhận xét của nơi cư trú"),
        TaskKind.Appraisal => Sentence.Of("Thẩm định hồ sơ"),
        TaskKind.Meeting => Sentence.Of("Họp đánh giá, thông qua biên bản"),
        TaskKind.Decision => Sentence.Of("Quyết định theo danh sách"),
        TaskKind.PetitionAnswer => Sentence.Of("Trả lời kiến nghị"),
        TaskKind.VoteSession => Sentence.Of("Mở phiếu, đóng phiếu"),
        TaskKind.Vote => Sentence.Of("Bỏ phiếu xếp loại"),
        TaskKind.TieBreak => Sentence.Of("Quyết định của người đứng đầu"),
        TaskKind.Approval => Sentence.Of("Duyệt hồ sơ"),
        TaskKind.RemedialPlan => Sentence.Of("Viết kế hoạch khắc phục và cam kết"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private sealed record Line(Guid Id, TaskKind Kind, Guid AssigneeId, DateTimeOffset? DueAt, Sentence? DueExplanation, Sentence Reason, Guid? PersonId, string Name, string Post, string Assignee);
}
