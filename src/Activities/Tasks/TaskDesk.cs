using System.Collections.Immutable;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.Ratings.Packages;

namespace CanBo.Activities.Tasks;

/// <summary>Everything that lies on the desk when a form about a case is read.</summary>
/// <param name="Form">The form, in the version frozen with the case.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Case">The case.</param>
/// <param name="Package">The rules in force.</param>
/// <param name="Files">Files added to the task.</param>
public sealed record TaskDesk(Form Form, Campaign Campaign, Case Case, RulePackage Package, IReadOnlyList<Attachment> Files)
{
    /// <summary>What reading the form needs to know.</summary>
    public FormContext Context => new(Package.Score, Case.IsHead || Case.IsDeputy, [.. Files.Select(f => f.FieldName).Distinct()]) { Imported = Imported, Carried = Carried };

    /// <summary>Monthly totals of the person's year were imported.</summary>
    public bool HasMonths { get; init; }

    /// <summary>The staff body has proposed already.</summary>
    public bool IsAppraised { get; init; }

    /// <summary>Faults of earlier years that the sheet asks about; none unless they were asked for.</summary>
    public IReadOnlyList<CarriedFault> Carried { get; init; } = [];

    /// <summary>Imported monthly totals that the answer is held against; none unless they were asked for.</summary>
    public IReadOnlyDictionary<int, ImportedMonth> Imported { get; init; } = ImmutableDictionary<int, ImportedMonth>.Empty;
}
