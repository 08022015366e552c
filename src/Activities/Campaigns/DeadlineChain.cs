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

    /// <summary>The finding, when a campaign that begins on a day cannot be decided in time even if every step takes its whole window and no more.</summary>
    public Finding? Against(DateOnly from, DateOnly decideBefore, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (WorkingDays == 0)
            return null;
        var end = calendar.AddWorkingDays(from, WorkingDays).Day;
        if (end <= decideBefore)
            return null;
        var (days, day, before) = (WorkingDays.ToString(CultureInfo.InvariantCulture), VietnameseDates.Digits(end), VietnameseDates.Digits(decideBefore));
        return new Finding(
            Severity.Warning,
            FindingCodes.LongerThanCampaign,
            Steps[^1].Node.Id,
            "windowDays",
            new Bilingual(
                $"Nếu mỗi bước dùng hết thời hạn thì đến quyết định cần {days} ngày làm việc, tức đến {day}, sau hạn quyết định của đợt là {before}. Rút ngắn thời hạn các bước, phát động sớm hơn, hoặc lùi hạn của đợt.",
                $"If every step takes its whole window, it takes {days} working days to the decision, until {day}, after the campaign's own limit of {before}. Shorten the windows, launch earlier, or move the campaign's limit."))
        {
            Path = [.. Steps.Select(step => new PathStep(step.Node.Id, step.Node.Definition.Title, "", new Bilingual("", "")))],
        };
    }

    private static int Days(GraphNode node) => Math.Max(0, AskingStep.Number(node, "windowDays") ?? AskingStep.Number(node, "workingDays") ?? 0);
}
