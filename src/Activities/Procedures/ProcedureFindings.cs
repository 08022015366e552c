using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Workflows;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;

namespace CanBo.Activities.Procedures;

/// <summary>What the check says of a definition that is not stored.</summary>
/// <param name="Findings">Errors and warnings; empty when nothing was found.</param>
public sealed record ProcedureFindings(IReadOnlyList<FindingView> Findings)
{
    /// <summary>A finding as an error of the place it is about.</summary>
    internal static FieldError ToFieldError(Finding finding) => ToFieldError(finding.ActivityId, finding.Property, finding.Message);

    /// <summary>What cannot be read, as an error of its place.</summary>
    internal static FieldError ToFieldError(DefinitionError error) => ToFieldError(error.ActivityId, error.Property, error.Message);

    /// <summary>What cannot be read, as a finding.</summary>
    internal static Finding ToFinding(DefinitionError error) => new(Severity.Error, FindingCodes.Unreadable, error.ActivityId, error.Property, error.Message);

    private static FieldError ToFieldError(string activity, string property, Bilingual message) =>
        new(string.Join('.', new[] { activity, property }.Where(part => part.Length > 0).DefaultIfEmpty("definition")), message.ToSentence());
}

/// <summary>A finding as programs read it.</summary>
/// <param name="Severity">Error or Warning.</param>
/// <param name="Code">Stable name of the kind of finding.</param>
/// <param name="ActivityId">Id of the activity; empty when it is about the whole procedure.</param>
/// <param name="Property">The input, port or connection.</param>
/// <param name="Vietnamese">What is wrong and how to mend it.</param>
/// <param name="English">The same in English.</param>
public sealed record FindingView(string Severity, string Code, string? ActivityId, string? Property, string Vietnamese, string English)
{
    /// <summary>What happens from the start on until the fault shows; empty when the definition alone shows it.</summary>
    public IReadOnlyList<PathStep> Path { get; init; } = [];

    /// <summary>True for an error that an administrator may publish with, giving a reason.</summary>
    public bool MayBeWaived { get; init; }

    /// <summary>From the engine's finding.</summary>
    public static FindingView Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new(finding.Severity.ToString(), finding.Code, finding.ActivityId, finding.Property, finding.Message.Vietnamese, finding.Message.English)
        {
            Path = finding.Path,
            MayBeWaived = finding.MayBeWaived,
        };
    }
}
