using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Histories;

/// <summary>Runs the scenarios through the durable runtime and writes what it stored: <c>CanBo.Runtime.Tests record-histories FOLDER</c>.</summary>
internal static class HistoryRecorder
{
    /// <summary>By the file's name: a definition, and what happens to an instance of it.</summary>
    public static IReadOnlyDictionary<string, (string Definition, Func<TestApplication, Guid, Task> Acts)> Scenarios { get; } =
        new Dictionary<string, (string, Func<TestApplication, Guid, Task>)>(StringComparer.Ordinal)
        {
            ["two-questions-answered"] = (Sample.TwoQuestions, async (application, id) =>
            {
                await application.ResumeAsync(id, 2);
                await application.ResumeAsync(id, 3);
            }
            ),
            ["a-deadline-passes"] = (Sample.OneQuestion, async (application, _) =>
            {
                application.Clock.Advance(TimeSpan.FromHours(1));
                await application.Get<DueWork>().RunAllAsync(CancellationToken.None);
            }
            ),
            ["nobody-to-ask"] = (Sample.Sequence("nobody", Sample.Ask("a", "nobody"), Sample.Ask("b")), (application, id) => application.ResumeAsync(id, 3)),
            ["an-incident-is-retried"] = (Sample.TwoQuestions, async (application, id) =>
            {
                await application.ResumeAsync(id, 2, "Broken");
                await application.Steps.RunAsync((step, token) => step.RetryAsync(id, new ExecutionId(2), token), CancellationToken.None);
                await application.ResumeAsync(id, 2);
            }
            ),
            ["taken-back-to-the-first-question"] = (Sample.TwoQuestions, async (application, id) =>
            {
                await application.ResumeAsync(id, 2);
                await application.Steps.RunAsync((step, token) => step.ReturnAsync(id, "n1", "again", token), CancellationToken.None);
            }
            ),
            ["cancelled"] = (Sample.TwoQuestions, (application, id) => application.Steps.RunAsync((step, token) => step.CancelAsync(id, "withdrawn", token), CancellationToken.None)),
            ["told-too-early"] = (Sample.TwoQuestions, async (application, id) =>
            {
                await application.Steps.RunAsync(
                    (step, token) => step.DeliverAsync(new Delivery("early", id, "n2", "Answered", Value.EmptyObject, TimeSpan.FromDays(1)), token), CancellationToken.None);
                await application.ResumeAsync(id, 2);
            }
            ),
        };

    public static async Task<int> RunAsync(string folder)
    {
        foreach (var (name, (definition, acts)) in Scenarios)
        {
            await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite);
            var version = await application.PublishAsync(definition);
            var id = await application.StartAsync(version);
            await acts(application, id);
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".json"), (await ReadAsync(application, name, version, id)).ToJson() + "\n");
        }

        return 0;
    }

    private static async Task<History> ReadAsync(TestApplication application, string name, string version, Guid id)
    {
        await using var db = application.Read();
        var definition = await db.Set<DefinitionRow>().SingleAsync(d => d.VersionId == version);
        var steps = await db.Set<JournalRow>().Where(j => j.InstanceId == id).OrderBy(j => j.Version).Select(j => new HistoryStep(j.Stimuli, j.Entries)).ToListAsync();
        var state = await db.Set<InstanceRow>().Where(i => i.Id == id).Select(i => i.State).SingleAsync();
        return new History(name, definition.Json, steps, System.Text.Encoding.UTF8.GetString(state));
    }
}
