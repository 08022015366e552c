using CanBo.Runtime.Definitions;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Values;

namespace CanBo.Host.Designer.Elsa.Descriptors;

/// <summary>
/// Types that stored procedures bring along: those that may be used as activities, and whatever some procedure uses and this host does not have. The palette offers the published version of a
/// procedure; an older one is told as long as some procedure uses it.
/// </summary>
internal sealed class DesignedTypes(ActivityCatalogue catalogue, UsedDefinitions used, UnknownTypes unknown)
{
    /// <summary>All of them.</summary>
    /// <param name="designed">The procedure on the canvas, which cannot use itself; null for none.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public async Task<IReadOnlyList<ActivityAnswer>> ListAsync(string? designed, CancellationToken cancellation)
    {
        var answers = new Dictionary<(string, int), ActivityAnswer>();
        foreach (var definition in await used.PaletteAsync(cancellation))
        {
            if (Answer(definition) is { } answer)
                answers.Add((answer.TypeName, answer.Version), answer with { IsBrowsable = definition.DefinitionId != designed });
        }

        var others = (await unknown.ListAsync(cancellation)).Where(type => !answers.ContainsKey((type.TypeName, type.Version))).ToList();
        var uses = others.Select(type => UsedProcedure.Of(new ActivityDefinition { Type = type.TypeName, Version = type.Version })).OfType<UsedProcedure>().ToList();
        foreach (var older in await used.FindAsync(uses, cancellation))
        {
            if (Answer(older) is { } answer)
                answers.TryAdd((answer.TypeName, answer.Version), answer with { IsBrowsable = false });
        }

        foreach (var type in others)
            answers.TryAdd((type.TypeName, type.Version), ActivityAnswers.Placeholder(type));

        return [.. answers.Values];
    }

    private ActivityAnswer? Answer(WorkflowDefinition definition) =>
        catalogue.With([definition]).Find(UsedProcedure.Prefix + definition.DefinitionId) is { } activity ? ActivityAnswers.Of(activity, NoChoices) : null;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<InputOption>> NoChoices = new Dictionary<string, IReadOnlyList<InputOption>>();
}
