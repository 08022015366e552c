using System.Text.Json.Nodes;
using CanBo.Activities.Texts;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Values;

namespace CanBo.Host.Designer.Elsa.Descriptors;

/// <summary>Our descriptors in Studio's terms and the reader's language.</summary>
internal static class ActivityAnswers
{
    private const string Dropdown = "dropdown";

    /// <summary>An activity type of the catalogue.</summary>
    /// <param name="activity">The type.</param>
    /// <param name="choices">What fills dropdowns, by the name of the list.</param>
    public static ActivityAnswer Of(Activity activity, IReadOnlyDictionary<string, IReadOnlyList<InputOption>> choices)
    {
        var descriptor = activity.Descriptor;
        // A procedure's id may hold dots; the prefix is the namespace.
        var space = descriptor.TypeName.StartsWith(UsedProcedure.Prefix, StringComparison.Ordinal) ? UsedProcedure.Prefix[..^1] : Split(descriptor.TypeName).Space;
        return new ActivityAnswer
        {
            TypeName = descriptor.TypeName,
            Namespace = space,

            // Studio calls a new step by this name and a number: "Lấy ý kiến 2".
            Name = $"{descriptor.DisplayName.InReadersLanguage()} ",
            Version = descriptor.Version,
            Category = descriptor.Category.InReadersLanguage(),
            DisplayName = descriptor.DisplayName.InReadersLanguage(),
            Description = descriptor.Description.InReadersLanguage(),
            Kind = descriptor.IsTrigger ? "Trigger" : "Action",
            IsContainer = descriptor.TypeName is "Elsa.Flowchart" or "Elsa.Sequence" or "Elsa.Parallel",
            IsStart = descriptor.TypeName == "Elsa.Start",
            IsTerminal = descriptor.IsTerminal || descriptor.Ports.IsEmpty,
            Inputs = [.. descriptor.Inputs.Select((input, at) => Of(input, at, choices))],
            Outputs = [.. descriptor.Outputs.Select((output, at) => new OutputAnswer(Pascal(output.Name), output.TypeName, output.DisplayName.InReadersLanguage(), output.Description.InReadersLanguage(), at))],
            Ports =
            [
                .. descriptor.Slots.Where(slot => descriptor.Inputs.All(input => input.Name != slot.Name)).Select(slot => new PortAnswer(Pascal(slot.Name), slot.DisplayName.InReadersLanguage(), "Embedded")),
                .. descriptor.Ports.Select(port => new PortAnswer(port.Name, port.DisplayName.InReadersLanguage(), "Flow")),
            ],
            ConstructionProperties = Construction(descriptor),
        };
    }

    /// <summary>A type that this host does not have. It must be told all the same: one unknown type empties Studio's canvas, and the next save the procedure.</summary>
    public static ActivityAnswer Placeholder(UnknownType unknown)
    {
        var (space, name) = Split(unknown.TypeName);
        return new ActivityAnswer
        {
            TypeName = unknown.TypeName,
            Namespace = space,
            Name = name,
            Version = unknown.Version,
            Category = Categories.Flow.InReadersLanguage(),
            DisplayName = $"? {name}",
            Description = new Workflows.Bilingual(
                $"Máy chủ này không có loại “{unknown.TypeName}” bản {unknown.Version}. Thay bằng loại khác trước khi công bố.",
                $"This server has no type '{unknown.TypeName}' version {unknown.Version}. Replace it before publishing.").InReadersLanguage(),
            IsBrowsable = false,
            Inputs = [.. unknown.Inputs.Select((input, at) => new InputAnswer(Pascal(input), "Object", input, "", at, "singleline"))],
            Ports = [.. unknown.Ports.Select(port => new PortAnswer(port, port, "Flow"))],
        };
    }

    /// <summary>Elsa names inputs in Pascal case and writes them in camel case.</summary>
    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static InputAnswer Of(InputDescriptor input, int at, IReadOnlyDictionary<string, IReadOnlyList<InputOption>> choices) => new(
        Pascal(input.Name), input.TypeName, input.DisplayName.InReadersLanguage() + (input.Required ? " *" : ""), input.Description.InReadersLanguage(), at, input.UiHint)
    {
        IsWrapped = input.UiHint != InputDescriptor.VariablePicker && !input.HoldsCases,
        DefaultValue = input.Default.IsNullish ? null : JsonNode.Parse(input.Default.ToJson()),
        UiSpecifications = Specifications(input, choices),
    };

    private static JsonObject? Specifications(InputDescriptor input, IReadOnlyDictionary<string, IReadOnlyList<InputOption>> choices)
    {
        var options = input.OptionsFrom.Length > 0 ? choices.GetValueOrDefault(input.OptionsFrom, []) : input.Options;
        var (list, isChecked) = input.UiHint switch
        {
            Dropdown => ("selectList", false),
            "radiolist" => ("radioList", false),
            "checklist" => ("checkList", true),
            _ => ("", false),
        };
        if (list.Length == 0)
            return null;
        var items = new JsonArray();
        foreach (var option in options)
        {
            var item = new JsonObject { ["text"] = option.Text.InReadersLanguage(), ["value"] = option.Value };
            if (isChecked)
                item["isChecked"] = false;
            items.Add((JsonNode)item);
        }

        return new JsonObject { [input.UiHint] = new JsonObject { [list] = new JsonObject { ["items"] = items, ["isFlagsEnum"] = false } } };
    }

    private static JsonObject Construction(ActivityDescriptor descriptor) => descriptor.TypeName switch
    {
        // A join that says nothing takes the first branch and withdraws the others: here that would throw away opinions under way. Whoever wants that chooses it.
        "Elsa.FlowJoin" => new JsonObject { ["mode"] = JsonNode.Parse("""{"typeName":"String","expression":{"type":"Literal","value":"WaitAllActive"}}""") },

        RequestOutcomes.ActivityType => RequestOutcomes.StartValue(descriptor),
        _ => [],
    };

    private static (string Space, string Name) Split(string typeName) => typeName.LastIndexOf('.') is var dot and > 0 ? (typeName[..dot], typeName[(dot + 1)..]) : ("", typeName);
}
