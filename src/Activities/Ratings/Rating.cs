namespace CanBo.Activities.Ratings;

/// <summary>
/// The four quality ratings in their fixed order, best first, and "not rated" (domain.md §1.5). The names are the codes that
/// are stored and exchanged. There is no zero value, so that a forgotten rating is not silently the best one.
/// </summary>
public enum Rating
{
    /// <summary>Hoàn thành xuất sắc nhiệm vụ.</summary>
    XS = 1,

    /// <summary>Hoàn thành tốt nhiệm vụ.</summary>
    TOT = 2,

    /// <summary>Hoàn thành nhiệm vụ.</summary>
    HT = 3,

    /// <summary>Không hoàn thành nhiệm vụ.</summary>
    KHT = 4,

    /// <summary>Không xếp loại: reviewed, but not rated (for instance under six months' work).</summary>
    KXL = 5,
}
