namespace CanBo.Activities.Results.Publishing;

/// <summary>What people of the agency see of a published result. Stored by name.</summary>
public enum ResultShow
{
    /// <summary>Name, post, unit and rating.</summary>
    NameUnitRating,

    /// <summary>Who was rated, without the rating.</summary>
    NameOnly,

    /// <summary>Only how many at each level.</summary>
    CountsOnly,

    /// <summary>Nothing; the person alone is told.</summary>
    Nothing,
}
