using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Rehearsals;

/// <summary>What a rehearsed procedure is told about its invented case.</summary>
internal static class RehearsalFacts
{
    private const int MaxLength = 200;

    /// <summary>The facts that can be chosen: the procedure's declared inputs.</summary>
    public static IReadOnlyList<RehearsalFact> Of(WorkflowDefinition definition) =>
        [.. definition.Inputs.Where(i => !i.IsArray).Select(i => new RehearsalFact(i.Name, i.DisplayName.Length > 0 ? i.DisplayName : i.Name, IsTick(i)))];

    /// <summary>The workflow's input: what a launch gives, with what was chosen.</summary>
    /// <exception cref="InvalidInputException">A value does not fit the type of its input.</exception>
    public static Value Read(WorkflowDefinition definition, IReadOnlyDictionary<string, string> chosen, DateTimeOffset now)
    {
        var facts = Value.Object(
            ("campaignId", Value.Of("")), ("positionGroup", Value.Of("")), ("isHead", Value.False), ("isDeputy", Value.False), ("isLeader", Value.False),
            ("hasConstituentUnits", Value.False), ("year", Value.Of(BusinessZone.DayOf(now).Year)), ("caseId", Value.Of("")));
        foreach (var input in definition.Inputs.Where(i => !i.IsArray))
        {
            var given = chosen.GetValueOrDefault(input.Name, "").Trim();
            if (given.Length > MaxLength)
                throw new InvalidInputException(input.Name, Sentence.Of("Không quá {0} ký tự.", $"{MaxLength}"));
            if (IsTick(input))
                facts = facts.With(input.Name, Value.Of(given.Length > 0));
            else if (given.Length > 0)
                facts = facts.With(input.Name, Fit(input, given));
        }

        return facts;
    }

    private static bool IsTick(ArgumentDefinition input) => input.Type == "Boolean";

    private static Value Fit(ArgumentDefinition input, string given)
    {
        var converted = ValueConversion.IsKnownType(input.Type) ? ValueConversion.To(Value.Of(given), input.Type) : new ConversionResult(Value.Of(given), null);
        return converted.Error is null ? converted.Value : throw new InvalidInputException(input.Name, Sentence.Of("“{0}” không đúng kiểu của dữ kiện này.", given));
    }
}
