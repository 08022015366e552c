using CanBo.Activities.Approvals;

namespace CanBo.Activities.Tests.Approvals;

/// <summary>The counting, for every rule, up to five approvers and every course of answers there is.</summary>
public sealed class CountTests
{
    private const int Most = 5;

    [Fact]
    public void Every_course_of_answers_reaches_exactly_one_outcome_and_no_later_than_with_the_last()
    {
        foreach (var (terms, approvers) in Rules())
            foreach (var course in Courses(approvers, ApprovalAnswer.Approve, ApprovalAnswer.Reject, ApprovalAnswer.SendBack))
            {
                var (outcome, answered) = Run(terms, approvers, course);

                outcome.ShouldNotBe(ApprovalOutcome.Waiting, $"{terms} {string.Join(',', course)}");
                answered.ShouldBeInRange(1, approvers);
            }
    }

    [Fact]
    public void It_is_approved_only_by_as_many_as_are_needed_and_before_the_refusals_suffice()
    {
        foreach (var (terms, approvers) in Rules())
            foreach (var course in Courses(approvers, ApprovalAnswer.Approve, ApprovalAnswer.Reject))
            {
                var (outcome, answered) = Run(terms, approvers, course);
                var approved = course.Take(answered).Count(a => a == ApprovalAnswer.Approve);
                var rejected = answered - approved;
                var isEnough = approved >= terms.Needed(approvers) && rejected < terms.Rejections(approvers);

                (outcome == ApprovalOutcome.Approved).ShouldBe(isEnough, $"{terms} {string.Join(',', course)}");
            }
    }

    [Fact]
    public void It_is_refused_by_enough_refusals_or_when_everybody_has_answered_without_enough_approvals()
    {
        foreach (var (terms, approvers) in Rules())
            foreach (var course in Courses(approvers, ApprovalAnswer.Approve, ApprovalAnswer.Reject))
            {
                var (outcome, answered) = Run(terms, approvers, course);
                var approved = course.Take(answered).Count(a => a == ApprovalAnswer.Approve);
                var rejected = answered - approved;

                if (outcome == ApprovalOutcome.Rejected)
                    (rejected >= terms.Rejections(approvers) || (answered == approvers && approved < terms.Needed(approvers))).ShouldBeTrue($"{terms} {string.Join(',', course)}");
            }
    }

    [Fact]
    public void No_numbers_give_two_outcomes_and_none_throws()
    {
        foreach (var (terms, approvers) in Rules())
            for (var approved = 0; approved <= Most + 1; approved++)
                for (var rejected = 0; rejected <= Most + 1; rejected++)
                    for (var sentBack = 0; sentBack <= 2; sentBack++)
                        Enum.IsDefined(ApprovalCount.Of(terms, approvers, approved, rejected, sentBack)).ShouldBeTrue();
    }

    [Fact]
    public void The_order_of_answers_changes_nothing_where_both_numbers_cannot_be_reached()
    {
        foreach (var (terms, approvers) in Rules().Where(r => r.Terms.Needed(r.Approvers) + r.Terms.Rejections(r.Approvers) > r.Approvers))
            foreach (var same in Courses(approvers, ApprovalAnswer.Approve, ApprovalAnswer.Reject).GroupBy(c => c.Count(a => a == ApprovalAnswer.Approve)))
                same.Select(course => Run(terms, approvers, course).Outcome).Distinct().ShouldHaveSingleItem($"{terms} of {approvers}, {same.Key} approve");
    }

    [Fact]
    public void As_soon_as_approval_is_out_of_reach_it_is_refused_and_not_before()
    {
        for (var approvers = 1; approvers <= Most; approvers++)
            for (var needed = 1; needed <= approvers; needed++)
                for (var rejected = 0; rejected <= approvers; rejected++)
                {
                    var outcome = ApprovalCount.Of(new ApprovalTerms(ApprovalRule.Count, needed, RejectionRule.Unreachable, 0), approvers, 0, rejected, 0);

                    outcome.ShouldBe(approvers - rejected < needed ? ApprovalOutcome.Rejected : ApprovalOutcome.Waiting);
                }
    }

    [Theory]
    [InlineData(ApprovalRule.All, 0, RejectionRule.First, 0, "A", ApprovalOutcome.Waiting)]
    [InlineData(ApprovalRule.All, 0, RejectionRule.First, 0, "AR", ApprovalOutcome.Rejected)]
    [InlineData(ApprovalRule.All, 0, RejectionRule.All, 0, "ARA", ApprovalOutcome.Rejected)]
    [InlineData(ApprovalRule.All, 0, RejectionRule.All, 0, "AAA", ApprovalOutcome.Approved)]
    [InlineData(ApprovalRule.One, 0, RejectionRule.All, 0, "RRA", ApprovalOutcome.Approved)]
    [InlineData(ApprovalRule.One, 0, RejectionRule.Count, 2, "RRA", ApprovalOutcome.Rejected)]
    [InlineData(ApprovalRule.Count, 2, RejectionRule.Unreachable, 0, "ARA", ApprovalOutcome.Approved)]
    [InlineData(ApprovalRule.Count, 2, RejectionRule.Unreachable, 0, "RR", ApprovalOutcome.Rejected)]
    [InlineData(ApprovalRule.Count, 2, RejectionRule.First, 0, "AR", ApprovalOutcome.Rejected)]
    [InlineData(ApprovalRule.Count, 2, RejectionRule.Count, 9, "RRA", ApprovalOutcome.Rejected)]
    [InlineData(ApprovalRule.Count, 2, RejectionRule.Unreachable, 0, "AS", ApprovalOutcome.SentBack)]
    public void Three_approvers_end_as_the_rule_says(ApprovalRule rule, int count, RejectionRule rejection, int rejections, string answers, ApprovalOutcome expected)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var course = answers.Select(a => a switch { 'A' => ApprovalAnswer.Approve, 'R' => ApprovalAnswer.Reject, _ => ApprovalAnswer.SendBack }).ToArray();

        Run(new ApprovalTerms(rule, count, rejection, rejections), 3, course).Outcome.ShouldBe(expected);
    }

    // As the step does: counted after every answer, over with the first outcome.
    private static (ApprovalOutcome Outcome, int Answered) Run(ApprovalTerms terms, int approvers, ApprovalAnswer[] course)
    {
        for (var answered = 1; answered <= course.Length; answered++)
        {
            var given = course.Take(answered).ToList();
            var outcome = ApprovalCount.Of(
                terms, approvers, given.Count(a => a == ApprovalAnswer.Approve), given.Count(a => a == ApprovalAnswer.Reject), given.Count(a => a == ApprovalAnswer.SendBack));
            if (outcome != ApprovalOutcome.Waiting)
                return (outcome, answered);
        }

        return (ApprovalOutcome.Waiting, course.Length);
    }

    private static IEnumerable<(ApprovalTerms Terms, int Approvers)> Rules() =>
        from approvers in Enumerable.Range(1, Most)
        from rule in Enum.GetValues<ApprovalRule>()
        from count in rule == ApprovalRule.Count ? Enumerable.Range(1, approvers) : [0]
        from rejection in Enum.GetValues<RejectionRule>()
        from refusals in rejection == RejectionRule.Count ? Enumerable.Range(1, Most + 1) : [0]
        select (new ApprovalTerms(rule, count, rejection, refusals), approvers);

    private static IEnumerable<ApprovalAnswer[]> Courses(int length, params ApprovalAnswer[] answers) =>
        length == 0 ? [[]] : Courses(length - 1, answers).SelectMany(course => answers.Select(answer => (ApprovalAnswer[])[.. course, answer]));
}
