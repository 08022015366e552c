using System.Collections.Immutable;
using CanBo.Activities.Errors;

namespace CanBo.Host.Design;

/// <summary>What is to be mended in a form that came back.</summary>
public sealed class FormErrors(ImmutableArray<FieldError> all)
{
    /// <summary>A form nobody has sent yet.</summary>
    public static FormErrors None { get; } = new([]);

    /// <summary>All, in the order of the form.</summary>
    public ImmutableArray<FieldError> All { get; } = all.IsDefault ? [] : all;

    /// <summary>True when there is something to mend.</summary>
    public bool Any => All.Length > 0;

    /// <summary>What refused input says.</summary>
    public static FormErrors Of(InvalidInputException refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return new(refused.Errors);
    }

    /// <summary>What a broken rule says.</summary>
    public static FormErrors Of(RuleBrokenException broken)
    {
        ArgumentNullException.ThrowIfNull(broken);
        return new([new FieldError(broken.Field ?? "", broken.Sentence)]);
    }

    /// <summary>What is to be mended in one field.</summary>
    public IEnumerable<FieldError> For(string field) => All.Where(error => error.Field == field);

    /// <summary>The id an input of that name carries on the page, so that the summary can lead to it.</summary>
    public static string IdOf(string field) => "f-" + string.Concat((field ?? "").Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
