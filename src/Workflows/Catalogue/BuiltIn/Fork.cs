using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs its branches all at once; done when all of them are, or when the first is.</summary>
internal sealed class Fork : Container
{
    public const string Branches = "branches";

    private const string Mode = "joinMode";
    private const string WaitAny = "WaitAny";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Fork",
        1,
        new Bilingual("Các nhánh song song", "Fork branches"),
        new Bilingual("Thực hiện các nhánh bên trong cùng một lúc.", "Runs the branches inside all at once."),
        Categories.Flow)
    {
        Inputs =
        [
            new(Mode, "String", new Bilingual("Cách chờ", "Join mode"), new Bilingual("Chờ mọi nhánh, hay chỉ nhánh đầu tiên.", "Wait for all branches, or for the first only."))
            {
                UiHint = "dropdown",
                Default = Value.Of("WaitAll"),
                Options =
                [
                    new("WaitAll", new Bilingual("Chờ mọi nhánh", "Wait for all branches")),
                    new(WaitAny, new Bilingual("Nhánh đầu tiên; thu hồi các nhánh khác", "First branch; withdraw the others")),
                ],
            },
        ],
        Slots = [new(Branches, new Bilingual("Các nhánh", "Branches"))],
    };

    internal override void Enter(Run run, OpenExecution self) => EnterAll(run, self);

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        var mode = run.ContextOf(self).Input(Mode);
        if (mode.Kind == ValueKind.String && mode.AsString == WaitAny)
            run.CompleteWithout(self);
        else
            EndWithAll(run, self, child);
    }
}
