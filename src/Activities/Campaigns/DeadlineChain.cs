using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Procedures;
using CanBo.Workflows;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;

namespace CanBo.Activities.Campaigns;

/// <summary>
/// The longest row of deadlines, one step after the other, up to the final decision. Only windows that the procedure itself names count: what it leaves to
/// the rule package may add to them, and so may a step that is sent back.
/// </summary>
/// <param name="WorkingDays">Working days together.</param>
/// <param name="Steps">The steps, in order; those without a window left out.</param>
internal sealed record DeadlineChain(int WorkingDays, ImmutableArray<(GraphNode Node, int Days)> Steps)
{
    /// <summary>The chain of a procedure; empty when its root is no flowchart.</summary>
    public static DeadlineChain Of(WorkflowGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var root = graph.Root;
        if (root.Flow is not { } plan)
            return new DeadlineChain(0, []);
        var longest = new int[root.Children.Length];
        var before = new int[root.Children.Length];
        Array.Fill(before, -1);
        var last = -1;
        foreach (var node in root.Children.Where(child => plan.IsReachable(child.Position)).OrderBy(child => plan.Order[child.Position]))
        {
            var at = node.Position;
            foreach (var index in plan.ForwardInbound(at))
            {
                var source = plan.Connections[index].Source;
                if (longest[source] > longest[at])
                    (longest[at], before[at]) = (longest[source], source);
            }

            longest[at] += Days(node);
            if (node.HoldsFinalDecision && (last < 0 || longest[at] > longest[last]))
                last = at;
        }

        var steps = ImmutableArray.CreateBuilder<(GraphNode, int)>();
        for (var at = last; at >= 0; at = before[at])
        {
            if (Days(root.Children[at]) is > 0 and var days)
                steps.Insert(0, (root.Children[at], days));
        }

        return new DeadlineChain(last < 0 ? 0 : longest[last], steps.DrainToImmutable());
    }

    /// <summary>The finding, when a campaign that begins on a day is not decided in time if every step takes its whole window. Null too when the calendar does not reach so far.</summary>
    public Finding? Against(DateOnly from, DateOnly decideBefore, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (WorkingDays == 0 || decideBefore < from || !calendar.Covers(from, decideBefore))
            return null;
        var left = calendar.CountWorkingDays(from, decideBefore);
        if (WorkingDays <= left)
            return null;
        var (days, there, before) = (Number(WorkingDays), Number(left), VietnameseDates.Digits(decideBefore));
        return new Finding(
            Severity.Warning,
            FindingCodes.LongerThanCampaign,
            Steps[^1].Node.Id,
            "windowDays",
            new Bilingual(
                $"Nếu mỗi bước dùng hết thời hạn thì đến quyết định cần {days} ngày làm việc, mà đến hạn quyết định của đợt ({before}) chỉ có {there}. Rút ngắn thời hạn các bước, phát động sớm hơn, hoặc lùi hạn của đợt.",
                $"If every step takes its whole window, it takes {days} working days to the decision, and there are only {there} to the campaign's own limit ({before}). Shorten the windows, launch earlier, or move the campaign's limit."))
        {
            Path = [.. Steps.Select(step => new PathStep(step.Node.Id, step.Node.Definition.Title, "", new Bilingual("", "")))],
        };
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Days(GraphNode node) => Math.Max(0, AskingStep.Number(node, "windowDays") ?? AskingStep.Number(node, "workingDays") ?? 0);
}
