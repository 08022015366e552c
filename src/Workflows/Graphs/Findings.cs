using System.Collections.Immutable;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;

namespace CanBo.Workflows.Graphs;

/// <summary>Collects findings in the order they are made.</summary>
internal sealed class Findings
{
    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();

    public void Error(string code, ActivityDefinition? activity, string property, string vietnamese, string english) =>
        Error(code, activity, property, new Bilingual(vietnamese, english));

    public void Error(string code, ActivityDefinition? activity, string property, Bilingual message) =>
        _findings.Add(new Finding(Severity.Error, code, activity?.Id ?? "", property, message));

    public void Warning(string code, ActivityDefinition? activity, string property, string vietnamese, string english) =>
        _findings.Add(new Finding(Severity.Warning, code, activity?.Id ?? "", property, new Bilingual(vietnamese, english)));

    public void Add(Finding finding) => _findings.Add(finding);

    public ImmutableArray<Finding> ToImmutable() => _findings.ToImmutable();
}
