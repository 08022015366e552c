using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Approvals;

/// <summary>Says before a launch which approvals could never be reached: more approvals asked for than people remain when nobody approves their own.</summary>
/// <param name="bodies">Named bodies with their members.</param>
internal sealed class ApprovalPlanning(IReadOnlyDictionary<string, BodyMembers> bodies)
{
    /// <summary>Reads the bodies that these approvals name.</summary>
    public static async Task<ApprovalPlanning> LoadAsync(CanBoContext db, IEnumerable<PlannedApproval> approvals, DateOnly on, CancellationToken cancellation) =>
        new(await BodyMembers.FindAsync(db, [.. approvals.SelectMany(a => a.Asks.Approvers).Select(a => a.BodyCode)], on, cancellation));

    /// <summary>Who would be asked about one person.</summary>
    /// <param name="approval">The step.</param>
    /// <param name="personId">The person evaluated.</param>
    /// <param name="personName">Their name.</param>
    /// <param name="resolve">Whom a rule means for them.</param>
    public ApproverList ListOf(PlannedApproval approval, Guid personId, string personName, Func<ParticipantRule, Resolution> resolve) => ApproverList.Of(
        approval.Asks.Approvers.Select(a => a.Rule is { } rule ? FoundApprovers.Of(a, resolve(rule)) : FoundApprovers.Of(a, bodies.GetValueOrDefault(a.BodyCode), personName)),
        personId,
        [.. approval.Authors.SelectMany(rule => resolve(rule).People).Select(p => p.PersonId)],
        approval.Asks.FourEyes);

    /// <summary>What is wrong, and who is left out. Only a rule that can never be met stops the launch: nobody at all leaves by a port of its own.</summary>
    public static IEnumerable<LaunchGap> GapsOf(PlannedApproval approval, ApproverList list, Guid personId, string personName)
    {
        var (approvers, needed) = (list.Seats.Length, approval.Asks.Terms.Needed(list.Seats.Length));
        if (approvers == 0)
            yield return Gap(
                "no_approver",
                Sentence.Of("Bước “{0}”: không có ai duyệt được.", approval.Title),
                Sentence.Of("Bổ sung người duyệt vào danh sách, hoặc đổi người duyệt trong quy trình."));
        else if (needed > approvers)
            yield return Gap(
                "approval_impossible",
                Sentence.Of("Bước “{0}” cần {1} người đồng ý nhưng chỉ có {2} người duyệt được.", approval.Title, Text(needed), Text(approvers)),
                Sentence.Of("Giảm số người đồng ý hoặc thêm người duyệt trong quy trình, hoặc bổ sung thành viên của tập thể duyệt.")) with
            { Blocks = true };
        // Where the rule can be met all the same, a source that finds nobody is still worth a look.
        foreach (var seat in list.LeftOut.Where(seat => needed > approvers || seat.PersonId is null))
            yield return Gap("approver_left_out", seat.Why, Sentence.Of("Bước “{0}”: bổ sung người này vào danh sách hoặc chọn người khác trong quy trình, nếu cần thêm người duyệt.", approval.Title));

        LaunchGap Gap(string code, Sentence problem, Sentence fix) => new(code, personId, personName, problem, fix, false);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
