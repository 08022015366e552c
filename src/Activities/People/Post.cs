namespace CanBo.Activities.People;

/// <summary>A post that a person holds or held in a unit. A person has one main post at a time and may have more.</summary>
public sealed class Post
{
    private Post()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who holds it.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The unit; null while <see cref="UnitCode"/> is not known yet.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>Code of the unit as imported.</summary>
    public string UnitCode { get; private set; } = "";

    /// <summary>E.g. "Trưởng phòng".</summary>
    public string Title { get; private set; } = "";

    /// <summary>People of one group are compared with each other and share a cap (domain.md §1.7).</summary>
    public string PositionGroup { get; private set; } = "";

    /// <summary>The direct superior; null when the unit's head is meant, or while <see cref="SuperiorCode"/> is not known yet.</summary>
    public Guid? SuperiorId { get; private set; }

    /// <summary>Code of the direct superior as imported; empty when the unit's head is meant.</summary>
    public string SuperiorCode { get; private set; } = "";

    /// <summary>The post under which the person is evaluated.</summary>
    public bool IsMain { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day; null while held.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>What is typed about it, as one value.</summary>
    public PostFacts Facts => new(UnitCode, Title, PositionGroup, SuperiorCode, IsMain, From, To);

    /// <summary>A new post; codes are linked by <see cref="Link"/>.</summary>
    public static Post Create(Guid id, Guid personId, PostFacts facts)
    {
        var post = new Post { Id = id, PersonId = personId };
        post.Change(facts);
        return post;
    }

    /// <summary>Takes what is typed. A link whose code changed is taken off and made again by <see cref="Link"/>.</summary>
    public void Change(PostFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.UnitCode != UnitCode)
            UnitId = null;
        if (facts.SuperiorCode != SuperiorCode)
            SuperiorId = null;
        UnitCode = facts.UnitCode;
        Title = facts.Title;
        PositionGroup = facts.PositionGroup;
        SuperiorCode = facts.SuperiorCode;
        IsMain = facts.IsMain;
        From = facts.From;
        To = facts.To;
    }

    /// <summary>Sets the unit and the superior that the codes mean; null while a code is not known.</summary>
    public void Link(Guid? unitId, Guid? superiorId)
    {
        UnitId = unitId;
        SuperiorId = superiorId;
    }

    /// <summary>True on the days the post is held, both ends included.</summary>
    public bool IsHeldOn(DateOnly day) => From <= day && (To is null || day <= To);
}
