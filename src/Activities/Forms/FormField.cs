using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Workflows;

namespace CanBo.Activities.Forms;

/// <summary>One field of a form. Which of the settings count depends on the kind; the others are refused.</summary>
/// <param name="Name">Its name in answers, such as <c>strengths</c>; unique in the form.</param>
/// <param name="Kind">What is filled in.</param>
/// <param name="Label">The question.</param>
/// <param name="Hint">One short line with an example; null leaves it out.</param>
/// <param name="Required">Whether it must be filled in (when it is shown).</param>
/// <param name="MaxLength">Text: the most characters; 0 takes the kind's own limit.</param>
/// <param name="Min">Number: the least; null for no limit.</param>
/// <param name="Max">Number: the most; null for no limit.</param>
/// <param name="Decimals">Number and scores: the most digits after the comma, 0 to 4.</param>
/// <param name="Choices">Choice: the options.</param>
/// <param name="Groups">Score table: the criteria; empty takes those of the campaign's rule package.</param>
/// <param name="Products">Score table: products with evidence are listed and make the task part.</param>
/// <param name="Gives">What the answer means to the case.</param>
/// <param name="ShowIf">Shown only then; null always.</param>
public sealed record FormField(
    string Name,
    FormFieldKind Kind,
    Bilingual Label,
    Bilingual? Hint = null,
    bool Required = false,
    int MaxLength = 0,
    Fraction? Min = null,
    Fraction? Max = null,
    int Decimals = 2,
    ImmutableArray<FormChoice> Choices = default,
    ImmutableArray<CriterionGroup> Groups = default,
    bool Products = false,
    FieldMeaning Gives = FieldMeaning.Nothing,
    FieldCondition? ShowIf = null)
{
    /// <summary>The most characters of a line of text.</summary>
    public const int LineLength = 300;

    /// <summary>The most characters of a long text.</summary>
    public const int TextLength = 8_000;

    /// <inheritdoc cref="FormField(string, FormFieldKind, Bilingual, Bilingual?, bool, int, Fraction?, Fraction?, int, ImmutableArray{FormChoice}, ImmutableArray{CriterionGroup}, bool, FieldMeaning, FieldCondition?)" path="/param[@name='Choices']"/>
    public ImmutableArray<FormChoice> Choices { get; init; } = Choices.IsDefault ? [] : Choices;

    /// <inheritdoc cref="FormField(string, FormFieldKind, Bilingual, Bilingual?, bool, int, Fraction?, Fraction?, int, ImmutableArray{FormChoice}, ImmutableArray{CriterionGroup}, bool, FieldMeaning, FieldCondition?)" path="/param[@name='Groups']"/>
    public ImmutableArray<CriterionGroup> Groups { get; init; } = Groups.IsDefault ? [] : Groups;

    /// <summary>The limit in force for a text.</summary>
    public int Longest => MaxLength > 0 ? MaxLength : Kind == FormFieldKind.Text ? LineLength : TextLength;
}

/// <summary>One option of a choice.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">The consequence, on a second line; null leaves it out.</param>
public sealed record FormChoice(string Value, Bilingual Label, Bilingual? Hint = null);

/// <summary>When a field is shown: an earlier choice or rating of the same form has this value, or a fact of the case (<c>case.isLeader</c>) is <c>true</c> or <c>false</c>.</summary>
/// <param name="Field">Name of the earlier field, or <see cref="LeaderFact"/>.</param>
/// <param name="Is">The value.</param>
public sealed record FieldCondition(string Field, string Is)
{
    /// <summary>True for the head and the deputies of an agency.</summary>
    public const string LeaderFact = "case.isLeader";
}

/// <summary>What a field's answer means to the case.</summary>
public enum FieldMeaning
{
    /// <summary>Something to read, nothing more.</summary>
    Nothing,

    /// <summary>The score out of 100.</summary>
    Score,

    /// <summary>The rating the person gives, or proposes.</summary>
    Rating,

    /// <summary>Why.</summary>
    Reason,

    /// <summary>What the person promises for the next year.</summary>
    Commitment,
}

/// <summary>What is filled into a field.</summary>
public enum FormFieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>A number, typed with a decimal comma.</summary>
    Number,

    /// <summary>One of few.</summary>
    Choice,

    /// <summary>One of the four ratings.</summary>
    Rating,

    /// <summary>General criteria with points, and the products of the period (D335 Mẫu 01).</summary>
    ScoreTable,

    /// <summary>Twelve monthly totals and their mean (D335 Mẫu 02).</summary>
    MonthlyTotals,

    /// <summary>Files.</summary>
    Attachment,

    /// <summary>Words to read; nothing is filled in.</summary>
    Note,

    /// <summary>Rows of a remedial plan: fault, measure, deadline.</summary>
    Faults,

    /// <summary>What became of each fault planned in earlier years; shown only to whoever has such.</summary>
    FaultReports,
}
