using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Host.Designer.Elsa;

/// <summary>What an act on several rows is about.</summary>
/// <param name="Ids">The rows, for most acts.</param>
/// <param name="DefinitionIds">The rows, where procedures are meant.</param>
/// <param name="Note">Why they are published; our page asks for it.</param>
internal sealed record IdsBody(IReadOnlyList<string>? Ids, IReadOnlyList<string>? DefinitionIds, string? Note)
{
    private const int Most = 200;

    /// <summary>The ids, whichever name they came under.</summary>
    /// <exception cref="InvalidInputException">None, or more than an act takes.</exception>
    public IReadOnlyList<string> Required() => (Ids ?? DefinitionIds ?? []) is { Count: > 0 and <= Most } ids
        ? ids
        : throw new InvalidInputException("ids", Sentence.Of("Chọn từ 1 đến 200 dòng."));
}
