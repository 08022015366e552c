namespace CanBo.Activities.People;

/// <summary>A unit of the organisation, or a body beside it. Units form a tree.</summary>
public sealed class Unit
{
    private Unit()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The organisation's own code; unique, never changes.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The full name, NFC.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The unit above; null at the top, or while <see cref="ParentCode"/> is not known yet.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>Code of the unit above as imported; empty at the top.</summary>
    public string ParentCode { get; private set; } = "";

    /// <summary>What the unit is.</summary>
    public UnitKind Kind { get; private set; }

    /// <summary>The unit whose head decides for the people of this one. Null: the unit itself, or the nearest agency above that has a head.</summary>
    public Guid? DeciderUnitId { get; private set; }

    /// <summary>Code of the deciding unit as imported; empty when the rule applies.</summary>
    public string DeciderUnitCode { get; private set; } = "";

    /// <summary>The unit's address; empty when it has none.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Orders names by the Vietnamese alphabet on any database (<see cref="SortKeys"/>).</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>Name and code without marks, lower-case (<see cref="SearchTexts"/>).</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Grows with every change; guards against lost updates.</summary>
    public int Version { get; private set; }

    /// <summary>What is typed about it, as one value.</summary>
    public UnitFacts Facts => new(Code, Name, ParentCode, Kind, DeciderUnitCode, Email);

    /// <summary>A new unit; codes of other units are linked by <see cref="Link"/>.</summary>
    public static Unit Create(Guid id, UnitFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var unit = new Unit { Id = id, Code = facts.Code };
        unit.Change(facts);
        return unit;
    }

    /// <summary>Takes what is typed. Links to other units whose code changed are taken off and made again by <see cref="Link"/>.</summary>
    /// <exception cref="ArgumentException">The facts are another unit's.</exception>
    public void Change(UnitFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Code != Code)
            throw new ArgumentException($"These are facts of unit {facts.Code}, not of {Code}.", nameof(facts));
        if (facts.ParentCode != ParentCode)
            ParentId = null;
        if (facts.DeciderUnitCode != DeciderUnitCode)
            DeciderUnitId = null;
        Name = facts.Name;
        ParentCode = facts.ParentCode;
        Kind = facts.Kind;
        DeciderUnitCode = facts.DeciderUnitCode;
        Email = facts.Email;
        SortKey = SortKeys.OfText(Name);
        SearchText = SearchTexts.Of(Name, Code);
        Version++;
    }

    /// <summary>Sets the units that the codes mean; null while a code is not known.</summary>
    public void Link(Guid? parentId, Guid? deciderUnitId)
    {
        ParentId = parentId;
        DeciderUnitId = deciderUnitId;
    }
}
