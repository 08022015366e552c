namespace CanBo.Activities.People;

/// <summary>A person's place in a unit or body: who heads it, stands in, writes its minutes, belongs to it.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The person; null while <see cref="PersonCode"/> is not known yet.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Code of the person as imported.</summary>
    public string PersonCode { get; private set; } = "";

    /// <summary>The unit; null while <see cref="UnitCode"/> is not known yet.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>Code of the unit as imported.</summary>
    public string UnitCode { get; private set; } = "";

    /// <summary>What the person is there.</summary>
    public MembershipRole Role { get; private set; }

    /// <summary>Order among those of the same role, 1 first; 0 when not stated, which comes last.</summary>
    public int Rank { get; private set; }

    /// <summary>First day; null when not stated.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>What is typed about it, as one value.</summary>
    public MembershipFacts Facts => new(PersonCode, UnitCode, Role, Rank, From, To);

    /// <summary>A new membership; codes are linked by <see cref="Link"/>.</summary>
    public static Membership Create(Guid id, MembershipFacts facts)
    {
        var membership = new Membership { Id = id };
        membership.Change(facts);
        return membership;
    }

    /// <summary>Takes what is typed. A link whose code changed is taken off and made again by <see cref="Link"/>.</summary>
    public void Change(MembershipFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.PersonCode != PersonCode)
            PersonId = null;
        if (facts.UnitCode != UnitCode)
            UnitId = null;
        PersonCode = facts.PersonCode;
        UnitCode = facts.UnitCode;
        Role = facts.Role;
        Rank = facts.Rank;
        From = facts.From;
        To = facts.To;
    }

    /// <summary>Sets the person and the unit that the codes mean; null while a code is not known.</summary>
    public void Link(Guid? personId, Guid? unitId)
    {
        PersonId = personId;
        UnitId = unitId;
    }

    /// <summary>True on the days it lasts, both ends included.</summary>
    public bool IsHeldOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}
