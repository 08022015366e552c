using System.Collections.Immutable;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs the step of the case that holds, or the one for all others; of all that hold at once where the mode says so.</summary>
internal sealed class Switch : Container
{
    public const string Otherwise = "default";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Switch",
        1,
        new Bilingual("Chọn trường hợp", "Switch"),
        new Bilingual("Thực hiện bước của trường hợp đúng; không có thì bước Mặc định.", "Runs the step of the case that holds, or else the default one."),
        Categories.Flow)
    {
        Inputs = [SwitchCases.CasesInput with { UiHint = InputDescriptor.SlotCaseEditor }, SwitchCases.ModeInput],
        Slots = [new(SwitchCases.Cases, new Bilingual("Các trường hợp", "Cases")), new(Otherwise, new Bilingual("Mặc định", "Default"))],
    };

    /// <summary>The slot in which the step of a case stands.</summary>
    public static string SlotOf(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SwitchCases.Cases}[{number}]");

    internal override void Enter(Run run, OpenExecution self)
    {
        var context = run.ContextOf(self);
        ImmutableArray<int> matching;
        try
        {
            matching = SwitchCases.Matching(context, self.Node.Cases.Length);
        }
        catch (InvalidOperationException exception)
        {
            run.Fault(self, IncidentCode.InputFailed, $"'{self.Node.Definition.Title}' ({self.Node.Id}): {exception.Message}");
            return;
        }

        List<string> slots = matching.IsEmpty ? [Otherwise] : [.. matching.Select(SlotOf)];
        foreach (var child in self.Node.Children)
        {
            if (slots.Contains(child.Slot))
                run.Schedule(child, self);
        }

        if (self.LiveChildren == 0)
            run.Complete(self, OutcomeNames.Done);
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes) => EndWithAll(run, self, child);
}
