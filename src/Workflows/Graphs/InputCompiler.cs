using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Graphs;

/// <summary>Compiles what one activity takes and gives: inputs, bindings, ports.</summary>
internal sealed class InputCompiler(Findings findings)
{
    public void Compile(GraphNode node, VariableScope scope)
    {
        node.Inputs = [.. node.Descriptor.Inputs.Select(input => Input(node, input, scope))];
        node.Cases = Cases(node, scope);
        node.Constants = node.Inputs.All(input => input.IsConstant) ? [.. node.Inputs.Select(input => input.Constant)] : null;
        node.Outputs = [.. Bindings(node, scope)];
        var literals = new Literals(node.Inputs);
        node.Ports = node.Activity.PortsOf(literals);
        node.Outcomes = [.. node.Ports.Select(port => port.Name).Where(port => node.Activity.CanLeaveBy(port, literals))];
        if (node.Activity is Catalogue.BuiltIn.SetOutput && literals.Literal(Catalogue.BuiltIn.SetOutput.OutputName) is { Kind: ValueKind.String } target && scope.Workflow.Outputs.All(output => output.Name != target.AsString))
            ReportTarget(node, Catalogue.BuiltIn.SetOutput.OutputName, target.AsString);
        node.Authorship = node.Activity.AuthorshipOf(literals);
    }

    private CompiledInput Input(GraphNode node, InputDescriptor input, VariableScope scope)
    {
        var property = node.Definition.Find(input.Name);
        if (input.UiHint == InputDescriptor.VariablePicker)
            return Picked(node, input, property, scope);
        if (property is ActivityProperty.Cases cases && input.HoldsCases)
            return new CompiledInput(input, input.TypeName) { Constant = Value.Of([.. cases.Items.Select(item => Value.Object(("label", Value.Of(item.Label))))]) };
        return node.Activity is Catalogue.BuiltIn.RunJavaScript && input.Name == Catalogue.BuiltIn.RunJavaScript.Script
            ? Program(node, input, property, scope)
            : Given(node, input, property, scope);
    }

    /// <summary>A script that acts: its text is what the designer wrote, whether it calls that a literal or an expression.</summary>
    private CompiledInput Program(GraphNode node, InputDescriptor input, ActivityProperty? property, VariableScope scope)
    {
        var text = (property as ActivityProperty.Input)?.Expression switch
        {
            InputExpression.Literal { Value: { Kind: ValueKind.String } literal } => literal.AsString,
            InputExpression.JavaScript script => script.Text,
            _ => "",
        };
        if (string.IsNullOrWhiteSpace(text))
            return Missing(node, input, input.TypeName);
        var parsed = Expressions.Script.ParseActing(text);
        if (!parsed.Succeeded)
            return Report(node, input, input.TypeName, FindingCodes.BadExpression, ScriptProblem.Of(parsed.Errors[0]));
        if (UnknownNames(node, input, input.TypeName, parsed.Script, scope) is { } unknown)
            return unknown;
        foreach (var target in parsed.Script.Targets)
        {
            if (target.Kind != ScriptTargetKind.Outcomes && !target.Names.Any(name => scope.ByName(name) is not null))
                return Report(node, input, input.TypeName, FindingCodes.UnknownVariable, UnknownVariable(target.Name));
        }

        node.Program = parsed.Script;
        return new CompiledInput(input, input.TypeName) { Constant = Value.Of(text) };
    }

    private CompiledInput Given(GraphNode node, InputDescriptor input, ActivityProperty? property, VariableScope scope)
    {
        var given = property as ActivityProperty.Input;
        var type = TypeOf(input, given);
        return given?.Expression switch
        {
            null when property is null or ActivityProperty.Unknown { Json.ValueKind: System.Text.Json.JsonValueKind.Null } => Absent(node, input, type),
            null => Malformed(node, input, type, new Bilingual(
                "Giá trị phải có dạng {\"typeName\", \"expression\"} hoặc là một giá trị đơn giản.",
                "The value must look like {\"typeName\", \"expression\"} or be a plain value.")),
            InputExpression.Literal literal => Fixed(node, input, type, literal.Value),
            InputExpression.Structured structured => Fixed(node, input, type, structured.Value),
            InputExpression.Variable variable => Variable(node, input, type, variable, scope),
            InputExpression.WorkflowInput workflowInput => WorkflowInput(node, input, type, workflowInput.Name, scope),
            InputExpression.JavaScript script => Script(node, input, type, script.Text, scope),
            InputExpression.Malformed malformed => Malformed(node, input, type, malformed.Problem),
            var other => throw new InvalidOperationException($"Expressions of kind {other.GetType().Name} cannot be compiled."),
        };
    }

    /// <summary>The conditions of a switch; a missing one never holds.</summary>
    private CompiledInput[] Cases(GraphNode node, VariableScope scope)
    {
        var editor = node.Descriptor.Inputs.FirstOrDefault(input => input.HoldsCases);
        if (editor is null || node.Definition.Find(editor.Name) is not ActivityProperty.Cases cases)
            return [];
        return
        [
            .. cases.Items.Select((item, i) =>
            {
                var name = $"{editor.Name}[{i}]";
                var input = new InputDescriptor(name, "Boolean", editor.DisplayName, editor.Description) { Default = Value.False };
                return Given(node, input, new ActivityProperty.Input(name, "Boolean", item.Condition), scope);
            }),
        ];
    }

    private static string TypeOf(InputDescriptor input, ActivityProperty.Input? given) =>
        input.TypeName == "Object" && given is { TypeName.Length: > 0 } && ValueConversion.IsKnownType(given.TypeName) ? given.TypeName : input.TypeName;

    private CompiledInput Picked(GraphNode node, InputDescriptor input, ActivityProperty? property, VariableScope scope)
    {
        if (property is ActivityProperty.Variable picked && Target(picked, scope) is null)
            return Report(node, input, input.TypeName, FindingCodes.UnknownVariable, UnknownVariable(picked.VariableName));
        return property is ActivityProperty.Variable || !input.Required ? new CompiledInput(input, input.TypeName) : Missing(node, input, input.TypeName);
    }

    private CompiledInput Absent(GraphNode node, InputDescriptor input, string type)
    {
        if (!input.Default.IsNullish)
            return Fixed(node, input, type, input.Default);
        return input.Required ? Missing(node, input, type) : new CompiledInput(input, type) { Constant = input.Default };
    }

    private CompiledInput Fixed(GraphNode node, InputDescriptor input, string type, Value value)
    {
        if (FixedValues.IsUnset(value, type))
            return value == input.Default ? new CompiledInput(input, type) { Constant = value } : Absent(node, input, type);
        if (input.Required && value.Kind == ValueKind.String && string.IsNullOrWhiteSpace(value.AsString))
            return Missing(node, input, type);

        var converted = ValueConversion.To(value, type);
        return converted.Error is { } error
            ? Report(node, input, type, FindingCodes.UnfitValue, FixedValues.Problem(error, value))
            : new CompiledInput(input, type) { Constant = converted.Value };
    }

    private CompiledInput Variable(GraphNode node, InputDescriptor input, string type, InputExpression.Variable variable, VariableScope scope)
    {
        var reference = variable.Id.Length > 0 ? scope.ById(variable.Id) : scope.ByName(variable.Name);
        return reference is not null
            ? new CompiledInput(input, type) { Variable = reference }
            : Report(node, input, type, FindingCodes.UnknownVariable, UnknownVariable(variable.Name.Length > 0 ? variable.Name : variable.Id));
    }

    private CompiledInput WorkflowInput(GraphNode node, InputDescriptor input, string type, string name, VariableScope scope) =>
        scope.IsWorkflowInput(name)
            ? new CompiledInput(input, type) { WorkflowInput = name }
            : Report(node, input, type, FindingCodes.UnknownWorkflowInput, UnknownInput(name));

    private CompiledInput Script(GraphNode node, InputDescriptor input, string type, string text, VariableScope scope)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Absent(node, input, type);
        var parsed = Expressions.Script.Parse(text);
        if (!parsed.Succeeded)
            return Report(node, input, type, FindingCodes.BadExpression, ScriptProblem.Of(parsed.Errors[0]));

        return UnknownNames(node, input, type, parsed.Script, scope) ?? new CompiledInput(input, type) { Script = parsed.Script };
    }

    /// <summary>The report of the first name in a script that nobody declared; null when all are.</summary>
    private CompiledInput? UnknownNames(GraphNode node, InputDescriptor input, string type, Script script, VariableScope scope)
    {
        foreach (var name in script.FreeNames)
        {
            if (name.TryResolve(scope, out _))
                continue;
            var at = new Bilingual($" (dòng {name.Line}, cột {name.Column})", $" (line {name.Line}, column {name.Column})");
            var (code, problem) = name.Kind switch
            {
                FreeNameKind.Input => (FindingCodes.UnknownWorkflowInput, UnknownInput(name.Name)),
                FreeNameKind.Output => (FindingCodes.UnknownOutputSource, UnknownOutput(name)),
                _ => (FindingCodes.UnknownVariable, UnknownVariable(name.Name)),
            };
            return Report(node, input, type, code, new Bilingual(problem.Vietnamese + at.Vietnamese, problem.English + at.English));
        }

        return null;
    }

    private CompiledInput Malformed(GraphNode node, InputDescriptor input, string type, Bilingual problem) =>
        Report(node, input, type, FindingCodes.MalformedInput, problem);

    private CompiledInput Missing(GraphNode node, InputDescriptor input, string type) => Report(
        node,
        input,
        type,
        FindingCodes.MissingInput,
        new Bilingual(
            $"“{node.Definition.Title}” chưa có “{input.DisplayName.Vietnamese}”. Điền giá trị cho đầu vào này.",
            $"'{node.Definition.Title}' has no '{input.DisplayName.English}'. Give this input a value."));

    private CompiledInput Report(GraphNode node, InputDescriptor input, string type, string code, Bilingual problem)
    {
        findings.Error(code, node.Definition, input.Name, problem);
        return new CompiledInput(input, type) { Problem = problem.English };
    }

    private IEnumerable<OutputBinding> Bindings(GraphNode node, VariableScope scope)
    {
        foreach (var property in node.Definition.Properties)
        {
            if (property is ActivityProperty.Output output)
            {
                if (scope.ById(output.Reference) is { } variable)
                    yield return new OutputBinding(output.Name, variable, "");
                else if (scope.Workflow.Outputs.Any(candidate => candidate.Name == output.Reference))
                    yield return new OutputBinding(output.Name, null, output.Reference);
                else if (output.Reference.Length > 0 && node.Activity is not UnknownActivity)
                    ReportTarget(node, output.Name, output.Reference);
            }
            else if (property is ActivityProperty.Variable picked && IsPicker(node, picked.Name) && Target(picked, scope) is { } target)
            {
                yield return new OutputBinding(picked.Name, target, "");
            }
        }
    }

    private void ReportTarget(GraphNode node, string output, string reference) => findings.Error(
        FindingCodes.UnknownOutputTarget,
        node.Definition,
        output,
        $"Kết quả “{output}” được gắn với “{reference}”, nhưng không có biến hay đầu ra nào như vậy. Chọn lại nơi nhận.",
        $"The output '{output}' is bound to '{reference}', which is neither a variable nor a workflow output. Choose the target again.");

    private static VariableReference? Target(ActivityProperty.Variable picked, VariableScope scope) =>
        picked.VariableId.Length > 0 ? scope.ById(picked.VariableId) : scope.ByName(picked.VariableName);

    private static bool IsPicker(GraphNode node, string property) =>
        node.Descriptor.Inputs.Any(input => input.Name == property && input.UiHint == InputDescriptor.VariablePicker);

    private static Bilingual UnknownVariable(string name) => new(
        $"Không có biến “{name}” ở đây. Khai báo biến hoặc chọn biến khác.",
        $"There is no variable '{name}' here. Declare it or choose another.");

    private static Bilingual UnknownInput(string name) => new(
        $"Quy trình không có đầu vào “{name}”. Khai báo đầu vào hoặc chọn đầu vào khác.",
        $"The workflow has no input '{name}'. Declare it or choose another.");

    private static Bilingual UnknownOutput(FreeName name) => new(
        $"Không có hoạt động “{name.Name}” với kết quả “{name.Output}”. Dùng tên hoặc mã của hoạt động.",
        $"There is no activity '{name.Name}' with an output '{name.Output}'. Use the activity's name or id.");

    private sealed class Literals(CompiledInput[] inputs) : IActivityInputs
    {
        public Value Literal(string name)
        {
            var input = Array.Find(inputs, candidate => candidate.Descriptor.Name == name);
            return input is { IsConstant: true } ? input.Constant : Value.Undefined;
        }
    }
}
