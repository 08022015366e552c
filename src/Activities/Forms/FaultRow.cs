namespace CanBo.Activities.Forms;

/// <summary>A fault to mend, as typed in a plan.</summary>
/// <param name="Code">Its row in the form.</param>
/// <param name="Fault">The limit or fault.</param>
/// <param name="Measure">What will be done.</param>
/// <param name="DueOn">By when.</param>
public sealed record FaultRow(string Code, string Fault, string Measure, DateOnly DueOn)
{
    /// <summary>The most characters of one text of a row.</summary>
    public const int LongestText = 1_000;

    /// <summary>The most rows of a plan.</summary>
    public const int Most = 30;
}

/// <summary>A fault of an earlier year that the sheet asks about.</summary>
/// <param name="Id">The item.</param>
/// <param name="Year">The year it was planned in.</param>
/// <param name="Fault">The fault.</param>
/// <param name="Measure">What was to be done.</param>
/// <param name="DueOn">By when.</param>
public sealed record CarriedFault(Guid Id, int Year, string Fault, string Measure, DateOnly DueOn);

/// <summary>What a sheet says of a carried fault.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Status">How far it is; never <see cref="FaultStatus.Planned"/>.</param>
/// <param name="Degree">Per cent mended: 100 when fixed, 0 when not, typed in between.</param>
/// <param name="Note">Difficulties, responsibility.</param>
public sealed record FaultReport(Guid ItemId, FaultStatus Status, int Degree, string Note);

/// <summary>How far a fault is mended (R366: each item as fixed, being fixed with its degree, or not fixed).</summary>
public enum FaultStatus
{
    /// <summary>Planned; no later sheet has said anything yet.</summary>
    Planned,

    /// <summary>Fixed completely.</summary>
    Fixed,

    /// <summary>Being fixed.</summary>
    BeingFixed,

    /// <summary>Not fixed.</summary>
    NotFixed,
}
