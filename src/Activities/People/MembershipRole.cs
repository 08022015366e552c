namespace CanBo.Activities.People;

/// <summary>What someone is in a unit or body. In <c>memberships.csv</c> written in lower case.</summary>
public enum MembershipRole
{
    /// <summary>Head (người đứng đầu).</summary>
    Head,

    /// <summary>Deputy of the head (cấp phó).</summary>
    Deputy,

    /// <summary>Secretary: of a party cell the bí thư, of another unit who writes its minutes.</summary>
    Secretary,

    /// <summary>Member.</summary>
    Member,
}
