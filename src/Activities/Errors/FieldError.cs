using CanBo.Activities.Texts;

namespace CanBo.Activities.Errors;

/// <summary>One thing to mend: which field, and how.</summary>
/// <param name="Field">The name of the field as the form or the JSON body has it; empty for the whole form.</param>
/// <param name="Message">What to do, such as "Nhập từ 0 đến 2,5."</param>
public sealed record FieldError(string Field, Sentence Message);
