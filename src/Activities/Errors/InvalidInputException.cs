using System.Collections.Immutable;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Errors;

/// <summary>What was typed cannot be taken as it is. Carries every place to mend, not only the first.</summary>
/// <param name="errors">Every place to mend, in the order of the form; at least one.</param>
/// <exception cref="ArgumentException">There is nothing to mend.</exception>
public class InvalidInputException(params ImmutableArray<FieldError> errors) : Exception(Describe(errors))
{
    /// <summary>Refuses with one error.</summary>
    public InvalidInputException(string field, Sentence message)
        : this(new FieldError(field, message))
    {
    }

    /// <summary>Every place to mend, in the order of the form.</summary>
    public ImmutableArray<FieldError> Errors { get; } = errors;

    private static string Describe(ImmutableArray<FieldError> errors) => errors.IsDefaultOrEmpty
        ? throw new ArgumentException("An input error needs at least one field to mend.", nameof(errors))
        : string.Join(" ", errors.Select(e => e.Field.Length == 0 ? e.Message.InVietnamese : $"{e.Field}: {e.Message.InVietnamese}"));
}
