using System.Text.Json;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks.Organising;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Approvals;

/// <summary>
/// Sending back follows an ordinary connection of the procedure, with the engine's rule for returns; what no return may lead over (a signed decision, a
/// secret vote that was counted) is asked here first, slips that lie in an open vote when the case leaves it.
/// </summary>
/// <param name="guards">What no return may lead over.</param>
public sealed class ApprovalReturns(IEnumerable<IReturnGuard> guards)
{
    /// <summary>Refuses, or says to which step the case goes; empty when the procedure leads nowhere from there.</summary>
    /// <exception cref="RuleBrokenException">The case is decided, or a secret vote on the way was counted.</exception>
    internal async Task<string> RequireAllowedAsync(StepScope step, ApprovalDesk desk, CancellationToken cancellation)
    {
        var json = await step.Db().Set<ProcedureBundle>().Where(b => b.Hash == desk.Case.BundleHash).Select(b => b.Json).FirstOrDefaultAsync(cancellation);
        if (json is null)
            return "";
        using var bundle = JsonDocument.Parse(json);
        var lines = Lines(bundle.RootElement);
        if (lines.Find(l => l.From == desk.Round.NodeId && l.Port == nameof(ApprovalOutcome.SentBack)) is not { To: { Length: > 0 } target })
            return "";
        var again = Following(lines, target);
        if (!again.Contains(desk.Round.NodeId))
            return target;
        if (desk.Case is not { Status: CaseStatus.Open, FinalRating: null })
            throw new RuleBrokenException(Sentence.Of("Hồ sơ này đã có quyết định, nên không trả lại được nữa. Chọn đồng ý hoặc không đồng ý."), "outcome", "case_decided");
        foreach (var guard in guards)
            await guard.RequireFreeAsync(step, desk.Case.Id, again, cancellation);
        return target;
    }

    private static HashSet<string> Following(List<Line> lines, string target)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([target]);
        while (open.TryPop(out var node))
            if (reached.Add(node))
                foreach (var line in lines.Where(l => l.From == node))
                    open.Push(line.To);
        return reached;
    }

    private static List<Line> Lines(JsonElement bundle) =>
        [.. BundleReading.Roots(bundle).SelectMany(chart => chart.Root.TryGetProperty("connections", out var connections)
            ? connections.EnumerateArray().Select(c => new Line(
                chart.Prefix + c.GetProperty("source").GetProperty("activity").GetString(),
                c.GetProperty("source").TryGetProperty("port", out var port) ? port.GetString() ?? "" : "",
                chart.Prefix + c.GetProperty("target").GetProperty("activity").GetString()))
            : [])];

    private sealed record Line(string From, string Port, string To);
}
