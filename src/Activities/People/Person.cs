namespace CanBo.Activities.People;

/// <summary>Someone of the organisation. What they do stands in their posts and memberships.</summary>
public sealed class Person
{
    private Person()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The organisation's own code; unique, never changes.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Family, middle and given name, NFC.</summary>
    public string FullName { get; private set; } = "";

    /// <summary>Orders people by given name, then the rest, by the Vietnamese alphabet on any database (<see cref="SortKeys"/>).</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>Name, code and address without marks, lower-case (<see cref="SearchTexts"/>).</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Empty when there is none.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Empty when there is none.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>Standing in the Party.</summary>
    public PartyStatus PartyStatus { get; private set; }

    /// <summary>Code of the residence unit; empty when not known.</summary>
    public string ResidenceCode { get; private set; } = "";

    /// <summary>Why no comment of the residence area is asked; empty when it is asked.</summary>
    public string ResidenceExemptReason { get; private set; } = "";

    /// <summary>First day in the organisation.</summary>
    public DateOnly ActiveFrom { get; private set; }

    /// <summary>Last day in the organisation; null while there.</summary>
    public DateOnly? ActiveTo { get; private set; }

    /// <summary>Whose mailbox the address is.</summary>
    public Mailbox Mailbox { get; private set; }

    /// <summary>Grows with every change; guards against lost updates.</summary>
    public int Version { get; private set; }

    /// <summary>What is typed about them, as one value.</summary>
    public PersonFacts Facts =>
        new(Code, FullName, Email, Phone, PartyStatus, ResidenceCode, ResidenceExemptReason, ActiveFrom, ActiveTo);

    /// <summary>A new person. The mailbox is their own until <see cref="Flag"/> says otherwise.</summary>
    public static Person Create(Guid id, PersonFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var person = new Person { Id = id, Code = facts.Code };
        person.Change(facts);
        return person;
    }

    /// <summary>Takes what is typed.</summary>
    /// <exception cref="ArgumentException">The facts are another person's.</exception>
    public void Change(PersonFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Code != Code)
            throw new ArgumentException($"These are facts of person {facts.Code}, not of {Code}.", nameof(facts));
        FullName = facts.FullName;
        Email = facts.Email;
        Phone = facts.Phone;
        PartyStatus = facts.PartyStatus;
        ResidenceCode = facts.ResidenceCode;
        ResidenceExemptReason = facts.ResidenceExemptReason;
        ActiveFrom = facts.ActiveFrom;
        ActiveTo = facts.ActiveTo;
        SortKey = SortKeys.OfPerson(FullName);
        SearchText = SearchTexts.Of(FullName, Code, Email);
        Mailbox = Email.Length == 0 ? Mailbox.Missing : Mailbox == Mailbox.Missing ? Mailbox.Own : Mailbox;
        Version++;
    }

    /// <summary>Says whose mailbox the address is, as found by <see cref="MailboxRules"/>.</summary>
    public void Flag(Mailbox mailbox) => Mailbox = mailbox;

    /// <summary>True on the days the person is in the organisation, both ends included.</summary>
    public bool IsActiveOn(DateOnly day) => ActiveFrom <= day && (ActiveTo is null || day <= ActiveTo);
}
