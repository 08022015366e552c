namespace CanBo.Activities.People;

/// <summary>How a step finds the people it asks. The same words stand in the activities' dropdowns.</summary>
public enum ParticipantRule
{
    /// <summary>The person evaluated.</summary>
    Self,

    /// <summary>The superior named in the post, else the unit's head, else the nearest head above.</summary>
    DirectSuperior,

    /// <summary>The head of the person's unit; for the head, the nearest head above.</summary>
    UnitHead,

    /// <summary>Who chairs the meeting of the person's unit: its head, else a deputy, else the nearest head above. May be the person.</summary>
    MeetingChair,

    /// <summary>Who writes the minutes of the unit's meeting: its secretary, else a deputy, else the head. May be the person.</summary>
    MeetingSecretary,

    /// <summary>Who answers for the Party committee of the agency: its secretary, or a deputy when the secretary is the person.</summary>
    PartyCommittee,

    /// <summary>The head of the staff-work body that appraises and proposes.</summary>
    StaffBody,

    /// <summary>Who is competent to decide: the head of the using agency; for that head, the head of the managing agency (Decree 335/2025, Art. 10(2)).
    /// For a Party member's rating the base Party committee, by its secretary (R366; domain.md §2.3, step 7).</summary>
    Decider,

    /// <summary>The collective of equals (tập thể đồng cấp): fellow members of the leadership, else people of one position group under one superior, else of one group in one unit.</summary>
    Peers,

    /// <summary>Direct subordinates: whose post names the person as superior, or names nobody in a unit that the person heads.</summary>
    Subordinates,

    /// <summary>Who heads each mass organisation the person belongs to; a deputy where the person is that head.</summary>
    MassOrganisations,

    /// <summary>The residence-area committee: a body without accounts, found by the person's residence code.</summary>
    ResidenceCommittee,
}
