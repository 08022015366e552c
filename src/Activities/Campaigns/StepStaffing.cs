using System.Globalization;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Workflows;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;

namespace CanBo.Activities.Campaigns;

/// <summary>Compares what the steps of procedures need with the people that an organisation has, case by case, and says it once for each step.</summary>
internal sealed class StepStaffing
{
    /// <summary>More units than this are not listed.</summary>
    private const int MaxUnits = 12;

    private readonly Dictionary<(string DefinitionId, string ActivityId), Tally> _tallies = [];

    /// <summary>Counts one case.</summary>
    /// <param name="definitionId">Its procedure.</param>
    /// <param name="steps">The steps it may come to.</param>
    /// <param name="unitId">The unit of the person evaluated.</param>
    /// <param name="resolve">Whom a rule finds for the case.</param>
    public void Count(string definitionId, IReadOnlyList<AskingStep> steps, Guid unitId, Func<ParticipantRule, Resolution> resolve)
    {
        foreach (var step in steps)
        {
            if (!_tallies.TryGetValue((definitionId, step.Node.Id), out var tally))
                _tallies[(definitionId, step.Node.Id)] = tally = new Tally(step);
            tally.Cases++;
            foreach (var found in step.Rules.Select(resolve))
            {
                // Whoever need not be asked leaves the step by its own port: that is no want.
                if (found.NotAsked is not null)
                    continue;
                if (found.Gap is not null || found.People.IsEmpty)
                    Add(tally.Nobody, unitId);
                else if (found.People.Length < step.Needed)
                    Add(tally.TooFew, unitId);
            }
        }
    }

    /// <summary>Counts one case at a vote.</summary>
    /// <param name="definitionId">Its procedure.</param>
    /// <param name="vote">The vote.</param>
    /// <param name="unitId">The unit of the person evaluated.</param>
    /// <param name="voters">How many may vote on this person.</param>
    public void CountVote(string definitionId, GraphNode vote, Guid unitId, int voters)
    {
        if (!_tallies.TryGetValue((definitionId, vote.Id), out var tally))
            _tallies[(definitionId, vote.Id)] = tally = new Tally(new AskingStep(vote, [], 1));
        tally.Cases++;
        if (voters == 0)
            Add(tally.Voteless, unitId);
    }

    /// <summary>What was found, by procedure and in the order of its steps.</summary>
    /// <param name="unitNames">Names of the units counted.</param>
    public IReadOnlyList<ProcedureFinding> Findings(IReadOnlyDictionary<Guid, string> unitNames)
    {
        List<ProcedureFinding> findings = [];
        foreach (var ((definitionId, _), tally) in _tallies.OrderBy(t => t.Key.DefinitionId, StringComparer.Ordinal).ThenBy(t => t.Value.Step.Node.Index))
        {
            if (tally.Nobody.Count > 0)
                findings.Add(new ProcedureFinding(definitionId, FindingView.Of(NobodyToAsk(tally, unitNames))));
            if (tally.TooFew.Count > 0)
                findings.Add(new ProcedureFinding(definitionId, FindingView.Of(TooFewPeople(tally, unitNames))));
            if (tally.Voteless.Count > 0)
                findings.Add(new ProcedureFinding(definitionId, FindingView.Of(NoVoters(tally, unitNames))));
        }

        return findings;
    }

    private static Finding NobodyToAsk(Tally tally, IReadOnlyDictionary<Guid, string> unitNames)
    {
        var (title, cases, units) = (tally.Step.Node.Definition.Title, Number(tally.Nobody.Values.Sum()), Units(tally.Nobody, unitNames));

        // A step that nobody anywhere can do is a fault of the procedure; a unit without somebody is a gap of that unit.
        return new Finding(
            tally.Nobody.Values.Sum() >= tally.Cases ? Severity.Error : Severity.Warning,
            FindingCodes.NobodyToAsk,
            tally.Step.Node.Id,
            "",
            new Bilingual(
                $"“{title}”: không tìm được ai để giao việc cho {cases} hồ sơ, ở: {units}. Bổ sung người trong danh sách, hoặc chọn cách hỏi khác.",
                $"'{title}': nobody can be asked for {cases} cases, in: {units}. Complete the lists of people, or ask somebody else."));
    }

    private static Finding TooFewPeople(Tally tally, IReadOnlyDictionary<Guid, string> unitNames)
    {
        var (title, needed, units) = (tally.Step.Node.Definition.Title, Number(tally.Step.Needed), Units(tally.TooFew, unitNames));
        return new Finding(
            Severity.Error,
            FindingCodes.TooFewPeople,
            tally.Step.Node.Id,
            "minReplies",
            new Bilingual(
                $"“{title}” chờ {needed} người trả lời, nhưng không có đủ người để hỏi ở: {units}. Giảm số trả lời tối thiểu, hoặc miễn bước này cho các đơn vị đó.",
                $"'{title}' waits for {needed} replies, but there are not that many people to ask in: {units}. Ask for fewer replies, or leave these units out of the step."));
    }

    private static Finding NoVoters(Tally tally, IReadOnlyDictionary<Guid, string> unitNames)
    {
        var (title, cases, units) = (tally.Step.Node.Definition.Title, Number(tally.Voteless.Values.Sum()), Units(tally.Voteless, unitNames));
        return new Finding(
            Severity.Error,
            FindingCodes.TooFewPeople,
            tally.Step.Node.Id,
            "quorum",
            new Bilingual(
                $"“{title}”: không có ai được bỏ phiếu về {cases} người, ở: {units}, nên không bao giờ đủ số người dự. Khai thành viên của tập thể hoặc chi bộ bỏ phiếu, hoặc chọn nơi bỏ phiếu khác.",
                $"'{title}': nobody may vote on {cases} people, in: {units}, so there is never a quorum. Enter the members of the body that votes, or let another body vote."));
    }

    private static string Units(Dictionary<Guid, int> counts, IReadOnlyDictionary<Guid, string> names)
    {
        var listed = counts.Keys.Select(id => names.GetValueOrDefault(id) ?? "–").Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", listed.Take(MaxUnits)) + (listed.Count > MaxUnits ? $", … ({Number(listed.Count)})" : "");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Add(Dictionary<Guid, int> counts, Guid unitId) => counts[unitId] = counts.GetValueOrDefault(unitId) + 1;

    private sealed class Tally(AskingStep step)
    {
        public AskingStep Step => step;

        public int Cases { get; set; }

        public Dictionary<Guid, int> Nobody { get; } = [];

        public Dictionary<Guid, int> TooFew { get; } = [];

        public Dictionary<Guid, int> Voteless { get; } = [];
    }
}

/// <summary>What is wrong with a procedure in this organisation or this campaign.</summary>
/// <param name="DefinitionId">The procedure.</param>
/// <param name="Finding">What was found.</param>
public sealed record ProcedureFinding(string DefinitionId, FindingView Finding);
