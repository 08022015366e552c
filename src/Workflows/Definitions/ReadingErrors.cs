using System.Collections.Immutable;

namespace CanBo.Workflows.Definitions;

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class ReadingErrors(string fileName)
{
    private readonly ImmutableArray<DefinitionError>.Builder _errors = ImmutableArray.CreateBuilder<DefinitionError>();

    public void Add(string activityId, string property, string vietnamese, string english) =>
        Add(activityId, property, new Bilingual(vietnamese, english));

    public void Add(string activityId, string property, Bilingual message) =>
        _errors.Add(new DefinitionError(fileName, activityId, property, message));

    public ImmutableArray<DefinitionError> ToImmutable() => _errors.ToImmutable();
}
