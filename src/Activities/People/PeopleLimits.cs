namespace CanBo.Activities.People;

/// <summary>Longest texts of the people feature, in characters; the same in the database, in files and on pages.</summary>
public static class PeopleLimits
{
    /// <summary>Codes of people and units.</summary>
    public const int Code = 50;

    /// <summary>Names of people and units, titles of posts.</summary>
    public const int Name = 250;

    /// <summary>E-mail addresses (RFC 5321).</summary>
    public const int Email = 254;

    /// <summary>Telephone numbers.</summary>
    public const int Phone = 30;

    /// <summary>Position groups.</summary>
    public const int PositionGroup = 60;

    /// <summary>Reasons and other short free texts.</summary>
    public const int Reason = 500;
}
