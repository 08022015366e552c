using System.Collections.Immutable;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Follows the port of the case that holds, or Default.</summary>
internal sealed class FlowSwitch : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.FlowSwitch",
        1,
        new Bilingual("Rẽ nhiều nhánh", "Switch (flow)"),
        new Bilingual("Đi theo nhánh của trường hợp đúng; không có thì theo nhánh Mặc định.", "Follows the branch of the case that holds, or else Default."),
        Categories.Flow)
    {
        Inputs = [SwitchCases.CasesInput, SwitchCases.ModeInput],
        Ports = [DefaultPort],
    };

    private static PortDescriptor DefaultPort { get; } = new(SwitchCases.Default, new Bilingual("Mặc định", "Default"));

    public override ActivityResult Begin(ActivityContext context)
    {
        var labels = SwitchCases.Labels(context.Input(SwitchCases.Cases)).ToList();
        var matching = SwitchCases.Matching(context, labels.Count);
        return new ActivityResult.Completed(matching.IsEmpty ? [SwitchCases.Default] : [.. matching.Select(i => labels[i]).Distinct()]);
    }

    public override ImmutableArray<PortDescriptor> PortsOf(IActivityInputs inputs) =>
        [.. SwitchCases.Labels(inputs.Literal(SwitchCases.Cases)).Where(label => label != SwitchCases.Default).Distinct().Select(label => new PortDescriptor(label, new Bilingual(label, label))), DefaultPort];
}
