using System.Collections.Frozen;
using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Graphs;

/// <summary>Turns a definition into a graph: finds the activities, then lets the others compile inputs and flows.</summary>
internal sealed class GraphCompiler(WorkflowDefinition definition, ActivityCatalogue catalogue)
{
    /// <summary>Procedures used inside each other multiply: ten uses of ten uses are a hundred.</summary>
    private const int MaxNodes = 5_000;

    private readonly Findings _findings = new();
    private readonly ImmutableArray<GraphNode>.Builder _nodes = ImmutableArray.CreateBuilder<GraphNode>();
    private readonly Dictionary<string, GraphNode> _byId = new(StringComparer.Ordinal);

    public GraphCompilation Compile()
    {
        var variables = Declare(null, definition.Variables);
        var outputs = new OutputNames(definition.Root, catalogue);
        var scope = new VariableScope(null, variables, null, definition, null, outputs);
        Node(definition.Root, null, 0, "", scope);
        var graph = new WorkflowGraph(definition, _nodes.ToImmutable(), _byId.ToFrozenDictionary(StringComparer.Ordinal), variables, outputs);
        return new GraphCompilation(graph, _findings.ToImmutable());
    }

    private GraphNode Node(ActivityDefinition activity, GraphNode? parent, int position, string slot, VariableScope outer)
    {
        var node = new GraphNode(_nodes.Count, activity, Find(activity, outer.Composite), parent, position, slot) { Composite = outer.Composite };
        _nodes.Add(node);
        if (!_byId.TryAdd(activity.Id, node))
        {
            _findings.Error(
                FindingCodes.DuplicateId,
                activity,
                "id",
                $"Có hai hoạt động cùng mã “{activity.Id}”. Đổi mã của một trong hai.",
                $"Two activities have the id '{activity.Id}'. Change one of them.");
        }

        VariableSlot[] turn = [.. (parent?.Activity as Container)?.TurnVariables ?? []];
        node.Variables = [.. turn, .. Declare(activity, node.Activity is Catalogue.BuiltIn.Composite used ? used.Definition.Variables : activity.Variables)];

        // What a procedure used as an activity declares is seen inside it only: its inputs and where its outputs go are the user's.
        var scope = outer.Inner(node, node.Activity is Catalogue.BuiltIn.Composite ? turn : node.Variables);
        new InputCompiler(_findings).Compile(node, scope);
        if (node.Activity is Catalogue.BuiltIn.Break && !IsInLoop(node))
            ReportStrayBreak(activity);
        if (node.Activity is Catalogue.BuiltIn.Complete && UnknownOutcome(node) is { } unknown)
            ReportOutcome(activity, unknown);
        if (node.Activity is Catalogue.BuiltIn.Composite composite)
            Use(node, composite.Definition);
        else if (node.Activity is Container)
            Hold(node, scope);
        node.HoldsFinalDecision = node.Descriptor.IsFinalDecision || node.Children.Any(child => child.HoldsFinalDecision);
        node.HoldsHuman = node.Descriptor.IsHuman || node.Children.Any(child => child.HoldsHuman);
        return node;
    }

    private static bool IsInLoop(GraphNode node)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            if (at.Activity is Catalogue.BuiltIn.Loop)
                return true;
        }

        return false;
    }

    /// <summary>The first outcome that a Complete surely chooses and the procedure does not have; where nobody uses the procedure as an activity its outcomes mean nothing.</summary>
    private string? UnknownOutcome(GraphNode node)
    {
        if (node.Constants is not { } constants || (node.Composite is null && !definition.UsableAsActivity))
            return null;
        var declared = node.Composite is { } used ? used.Ports : new Catalogue.BuiltIn.Composite(definition).Descriptor.Ports;
        return Catalogue.BuiltIn.Complete.Names(constants[0]).FirstOrDefault(outcome => declared.All(port => port.Name != outcome));
    }

    private void ReportOutcome(ActivityDefinition activity, string outcome) => _findings.Error(
        FindingCodes.UnknownPort,
        activity,
        "outcomes",
        $"“{activity.Title}” kết thúc bằng kết cục “{outcome}” mà quy trình chưa khai báo. Khai báo kết cục ấy hoặc chọn kết cục khác.",
        $"'{activity.Title}' ends by the outcome '{outcome}', which the procedure does not declare. Declare it, or choose another.");

    private void ReportStrayBreak(ActivityDefinition activity) => _findings.Error(
        FindingCodes.BreakOutsideLoop,
        activity,
        "",
        $"“{activity.Title}” không nằm trong vòng lặp nào nên không có gì để thoát. Đưa vào một vòng lặp hoặc xóa đi.",
        $"'{activity.Title}' stands in no loop, so there is nothing to break. Put it into a loop, or delete it.");

    /// <summary>Compiles a procedure that is used as an activity: it sees nothing of what lies around but its inputs.</summary>
    private void Use(GraphNode node, WorkflowDefinition used)
    {
        var prefix = node.Id + "/";
        var root = CompositeIds.Under(prefix, used.Root);
        node.InnerOutputs = new OutputNames(root, catalogue, prefix);
        var scope = new VariableScope(node, node.Variables, null, used, node, node.InnerOutputs);
        node.Children = [Node(root, node, 0, "", scope)];
    }

    private Activity Find(ActivityDefinition activity, GraphNode? composite)
    {
        if (UsesItself(activity, composite))
        {
            _findings.Error(
                FindingCodes.UnknownActivityType,
                activity,
                "type",
                $"“{activity.Title}” dùng lại chính quy trình chứa nó nên không bao giờ hết. Thay bằng bước khác.",
                $"'{activity.Title}' uses the procedure that it stands in, which would never end. Replace it.");
            return new UnknownActivity(activity);
        }

        if (catalogue.Find(activity.Type, activity.Version) is { } found)
        {
            if (_nodes.Count <= MaxNodes || found is not Catalogue.BuiltIn.Composite)
                return found;
            _findings.Error(
                FindingCodes.UnknownActivityType,
                activity,
                "type",
                $"Các quy trình dùng lồng nhau thành quá {MaxNodes} bước. Bớt chỗ dùng đi.",
                $"The procedures used inside each other make more than {MaxNodes} steps. Use fewer.");
            return new UnknownActivity(activity);
        }

        if (UsedProcedure.Of(activity) is { } used)
        {
            _findings.Error(
                FindingCodes.UnknownActivityType,
                activity,
                "type",
                $"“{activity.Title}” dùng quy trình “{used.DefinitionId}”{(used.Version > 0 ? $" bản {used.Version}" : "")}, bản ấy chưa công bố hoặc chưa được đánh dấu dùng làm hoạt động. Đánh dấu và công bố quy trình ấy trước.",
                $"'{activity.Title}' uses the procedure '{used.DefinitionId}'{(used.Version > 0 ? $" version {used.Version}" : "")}, which was not published or is not marked as usable as an activity. Mark and publish it first.");
            return new UnknownActivity(activity);
        }

        var version = activity.Version > 0 ? $" ({activity.Version})" : "";
        _findings.Error(
            FindingCodes.UnknownActivityType,
            activity,
            "type",
            $"Không có loại hoạt động “{activity.Type}”{version}. Thay bằng loại khác hoặc cài thêm loại này.",
            $"There is no activity type '{activity.Type}'{version}. Replace it, or install the type.");
        return new UnknownActivity(activity);
    }

    /// <summary>Whatever the version: what uses itself is not understood by anybody, even where it would end.</summary>
    private bool UsesItself(ActivityDefinition activity, GraphNode? composite)
    {
        if (UsedProcedure.Of(activity) is not { } used)
            return false;
        if (used.DefinitionId == definition.DefinitionId)
            return true;
        for (var around = composite; around is not null; around = around.Composite)
        {
            if (around.Activity is Catalogue.BuiltIn.Composite outer && outer.Definition.DefinitionId == used.DefinitionId)
                return true;
        }

        return false;
    }

    private void Hold(GraphNode node, VariableScope scope)
    {
        var children = ImmutableArray.CreateBuilder<GraphNode>();
        foreach (var child in node.Definition.Activities)
            children.Add(Node(child, node, children.Count, "", scope));
        foreach (var slot in node.Descriptor.Slots)
        {
            foreach (var (place, activity) in InSlot(slot.Name, node.Definition.Find(slot.Name)))
                children.Add(Node(activity, node, children.Count, place, scope));
        }

        node.Children = children.DrainToImmutable();
        if (node.Activity is Catalogue.BuiltIn.Flowchart)
            FlowCompiler.Compile(node, _findings);
        if (node.Children.IsEmpty)
        {
            _findings.Warning(
                FindingCodes.EmptyContainer,
                node.Definition,
                "activities",
                $"“{node.Definition.Title}” chưa có bước nào bên trong.",
                $"'{node.Definition.Title}' holds no step.");
        }
    }

    private static IEnumerable<(string Place, ActivityDefinition Activity)> InSlot(string slot, ActivityProperty? property) => property switch
    {
        ActivityProperty.Embedded embedded => [(slot, embedded.Activity)],
        ActivityProperty.EmbeddedList list => list.Activities.Select(activity => (slot, activity)),
        ActivityProperty.Cases cases => cases.Items.Select((item, i) => (Place: Catalogue.BuiltIn.Switch.SlotOf(i), Activity: item.Activity!)).Where(pair => pair.Activity is not null),
        _ => [],
    };

    private VariableSlot[] Declare(ActivityDefinition? owner, ImmutableArray<VariableDefinition> variables)
    {
        var slots = new VariableSlot[variables.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            var variable = variables[i];
            var type = ValueConversion.IsKnownType(variable.FullTypeName) ? variable.FullTypeName : "Object";
            var initial = Value.Null;
            if (!FixedValues.IsUnset(variable.Initial, type))
            {
                var converted = ValueConversion.To(variable.Initial, type);
                initial = converted.Succeeded ? converted.Value : Value.Null;
                if (converted.Error is { } error)
                    _findings.Error(FindingCodes.UnfitValue, owner, $"variables.{variable.Name}", FixedValues.Problem(error, variable.Initial));
            }

            slots[i] = new VariableSlot(variable.Id, variable.Name, type, initial);
        }

        return slots;
    }
}
