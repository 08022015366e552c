using CanBo.Workflows.Execution;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Reference;

/// <summary>Random procedures: the engine, the model and the explorer agree on what begins and in which order, who is asked and how it ends.</summary>
public sealed class ReferenceTests
{
    private const int Seeds = 600;

    private const int Answers = 40;

    [Fact]
    public void The_engine_does_what_the_model_says_and_the_explorer_foresaw_it()
    {
        var (finished, stopped, foreseen) = (0, 0, 0);
        var begun = new Dictionary<Type, int>();
        var happened = new Dictionary<string, int>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var procedure = new RandomSteps(random).Procedure();
            var (model, journal, wasForeseen) = Compare(procedure, random, seed);
            finished += model.IsFinished ? 1 : 0;
            stopped += model.IsStopped ? 1 : 0;
            foreseen += wasForeseen ? 1 : 0;
            foreach (var type in model.Begun.Select(step => step.GetType()).Distinct())
                begun[type] = begun.GetValueOrDefault(type) + 1;
            foreach (var what in journal.Select(entry => entry.Event).Distinct())
                happened[what] = happened.GetValueOrDefault(what) + 1;
        }

        finished.ShouldBeGreaterThan(Seeds / 2);
        stopped.ShouldBeGreaterThan(0);
        foreseen.ShouldBeGreaterThan(Seeds * 9 / 10);
        typeof(ModelStep).GetNestedTypes().Where(type => !type.IsAbstract).ShouldAllBe(type => begun.GetValueOrDefault(type) > Seeds / 50);
        new[] { JournalEvents.Returned, JournalEvents.Canceled, JournalEvents.Skipped }.ShouldAllBe(what => happened.GetValueOrDefault(what) > Seeds / 20);
    }

    private static (ReferenceModel Model, List<JournalEntry> Journal, bool WasForeseen) Compare(ModelStep procedure, Random random, int seed)
    {
        var scenario = Scenario.Of(ModelJson.Definition(procedure));
        var model = new ReferenceModel(procedure);

        scenario.Start();
        model.Start();
        Agree(scenario, model, procedure, $"seed {seed} at the start");
        for (var answer = 0; answer < Answers && !model.IsFinished && !model.IsStopped; answer++)
        {
            var waiting = scenario.State.Executions.Where(execution => execution.Status == ExecutionStatus.Waiting).ToList();
            var (which, outcome) = (random.Next(waiting.Count), random.Next(3) switch { 0 => "Yes", 1 => "No", _ => "Done" });
            model.Answer(which, outcome);
            scenario.Resume(waiting[which].Id, outcome);
            Agree(scenario, model, procedure, $"seed {seed} after {waiting[which].NodeId}.{outcome}");
        }

        // Some are too large to be explored in little time.
        var exploration = Exploration.Of(scenario.Graph, ExplorationLimits.EveryOrder, isReduced: false)!;
        if (!exploration.IsComplete)
            return (model, scenario.Journal, false);
        model.Begun.Select(step => step.Id).Distinct().ShouldBeSubsetOf(exploration.Begun, $"seed {seed}");
        if (model.IsFinished)
            exploration.Ends.ShouldContain(CaseEnd.Of(scenario.State)!, $"seed {seed}");
        return (model, scenario.Journal, true);
    }

    private static void Agree(Scenario scenario, ReferenceModel model, ModelStep procedure, string at)
    {
        var begun = scenario.Journal.Where(entry => entry.Event == JournalEvents.Started && entry.NodeId.Length > 0).Select(entry => entry.NodeId).ToList();
        if (scenario.Status == Expected(model) && begun.SequenceEqual(Ids(model)) && scenario.Waiting.SequenceEqual(model.Waiting))
            return;

        var told = $"{at}\n{ModelJson.Definition(procedure)}\nmodel: {string.Join(' ', Ids(model).TakeLast(50))}\nwaits: {string.Join(' ', model.Waiting)}\n{string.Join('\n', scenario.Journal.TakeLast(200).Select(entry => $"{entry.Event} {entry.NodeId} {entry.Detail}"))}";
        scenario.Status.ShouldBe(Expected(model), told);
        begun.ShouldBe(Ids(model), told);
        scenario.Waiting.ShouldBe(model.Waiting, told);
    }

    private static IEnumerable<string> Ids(ReferenceModel model) => model.Begun.Select(step => step.Id);

    private static InstanceStatus Expected(ReferenceModel model) =>
        model.IsStopped ? InstanceStatus.Faulted : model.IsFinished ? InstanceStatus.Finished : InstanceStatus.Suspended;
}
