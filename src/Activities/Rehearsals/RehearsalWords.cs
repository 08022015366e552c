using CanBo.Activities.Texts;
using CanBo.Workflows;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Activities.Rehearsals;

/// <summary>Says a rehearsal's journal in words. Turns of the engine that tell a reader nothing are left out.</summary>
internal static class RehearsalWords
{
    /// <summary>What a line says; null when it says nothing to people.</summary>
    public static Sentence? Of(JournalEntry line, WorkflowGraph graph)
    {
        if (line.NodeId.Length == 0)
        {
            return line.Event switch
            {
                JournalEvents.Started => Sentence.Of("Bắt đầu diễn tập"),
                JournalEvents.Finished => Sentence.Of("Đi đến kết thúc"),
                _ => null,
            };
        }

        if (graph.Find(line.NodeId) is not { } node || (!node.Children.IsEmpty && line.Event != JournalEvents.Faulted))
            return null;
        var title = node.Definition.Title;
        return line.Event switch
        {
            JournalEvents.Completed when line.Detail.Length > 0 => Sentence.Of("“{0}”: {1}", title, string.Join(", ", line.Detail.Split(',').Select(port => PortOf(node, port)))),
            JournalEvents.Completed => Sentence.Of("“{0}” xong", title),
            JournalEvents.Suspended => Sentence.Of("Mở bước “{0}”", title),
            JournalEvents.Canceled => Sentence.Of("Thu hồi bước “{0}”", title),
            JournalEvents.Returned => Sentence.Of("Quay lại bước “{0}”", title),
            JournalEvents.Retried => Sentence.Of("Chạy lại bước “{0}”", title),
            JournalEvents.Faulted => Sentence.Of("Bước “{0}” gặp sự cố: {1}", title, line.Detail),
            JournalEvents.Resumed when line.Detail == Stimulus.TimerFired => Sentence.Of("Đến hạn ở bước “{0}”", title),
            _ => null,
        };
    }

    public static Bilingual LabelOf(GraphNode node, string port) =>
        node.Ports.FirstOrDefault(p => p.Name == port)?.DisplayName ?? new Bilingual(port, port);

    private static string PortOf(GraphNode node, string port) => Sentence.Term(LabelOf(node, port));
}
