namespace CanBo.Activities.People;

/// <summary>Standing in the Party (domain.md §1.1). In <c>people.csv</c>: <c>none</c>, <c>probationary</c>, <c>full</c>, <c>exempt</c>, <c>suspended</c>.</summary>
public enum PartyStatus
{
    /// <summary>Not a member.</summary>
    None,

    /// <summary>A probationary member: may not vote.</summary>
    Probationary,

    /// <summary>A full member.</summary>
    Full,

    /// <summary>A full member excused from Party work (miễn công tác và sinh hoạt đảng).</summary>
    Exempt,

    /// <summary>Suspended from Party activities (đình chỉ sinh hoạt đảng): neither reviewed nor voting meanwhile.</summary>
    Suspended,
}
