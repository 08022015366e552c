using System.Text.Json;
using CanBo.Activities.Forms;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>A form in the reader's language.</summary>
internal sealed record FormAnswer(string Code, int Version, string Title, string? Lead, string? Pledge, IReadOnlyList<FormPartAnswer> Parts)
{
    public static FormAnswer Of(Form form, FormContext context, Localizer texts) => new(
        form.Code,
        form.Version,
        form.Title.InReadersLanguage(),
        form.Lead is { } lead ? lead.InReadersLanguage() : null,
        form.Pledge is { } pledge ? pledge.InReadersLanguage() : null,
        [.. form.Parts.Select(p => new FormPartAnswer(p.Name, p.Title.InReadersLanguage(), [.. p.Fields.Select(f => FormFieldAnswer.Of(f, context, texts))]))]);
}

/// <summary>A page of a form.</summary>
internal sealed record FormPartAnswer(string Name, string Title, IReadOnlyList<FormFieldAnswer> Fields);

/// <summary>A field of a form; what does not belong to its kind is null.</summary>
internal sealed record FormFieldAnswer(
    string Name,
    string Kind,
    string Label,
    string? Hint,
    bool Required,
    int? MaxLength,
    decimal? Min,
    decimal? Max,
    int? Decimals,
    IReadOnlyList<FormChoiceAnswer>? Choices,
    IReadOnlyList<FormCriterionAnswer>? Criteria,
    bool? Products,
    bool? LeaderMarks,
    FieldCondition? ShowIf,
    IReadOnlyList<CarriedFault>? Carried)
{
    public static FormFieldAnswer Of(FormField field, FormContext context, Localizer texts) => new(
        field.Name,
        JsonNamingPolicy.CamelCase.ConvertName(field.Kind.ToString()),
        field.Label.InReadersLanguage(),
        field.Hint is { } hint ? hint.InReadersLanguage() : null,
        field.Required,
        field.Kind is FormFieldKind.Text or FormFieldKind.LongText ? field.Longest : null,
        field.Min?.ToDecimal(4),
        field.Max?.ToDecimal(4),
        field.Kind is FormFieldKind.Number or FormFieldKind.MonthlyTotals or FormFieldKind.ScoreTable ? field.Decimals : null,
        field.Kind switch
        {
            FormFieldKind.Choice => [.. field.Choices.Select(c => new FormChoiceAnswer(c.Value, c.Label.InReadersLanguage()))],
            FormFieldKind.Rating => [.. RatingScale.Levels.Select(r => new FormChoiceAnswer(r.ToString(), texts.Say(r.Name())))],
            _ => null,
        },
        field.Kind == FormFieldKind.ScoreTable
            ? [.. (field.Groups.IsEmpty ? context.Scheme.General : field.Groups).SelectMany(g => g.Criteria).Select(c => new FormCriterionAnswer(c.Code, c.Name.InReadersLanguage(), c.Max))]
            : null,
        field.Kind == FormFieldKind.ScoreTable ? field.Products : null,
        field.Kind == FormFieldKind.ScoreTable ? field.Products && context.IsLeader : null,
        field.ShowIf,
        field.Kind == FormFieldKind.FaultReports ? context.Carried : null);
}

/// <summary>An option.</summary>
internal sealed record FormChoiceAnswer(string Value, string Label);

/// <summary>A criterion with its maximum.</summary>
internal sealed record FormCriterionAnswer(string Code, string Name, Fraction Max);
