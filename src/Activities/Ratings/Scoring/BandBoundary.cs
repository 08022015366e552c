namespace CanBo.Activities.Ratings.Scoring;

/// <summary>Whether the score that stands exactly on the lower bound belongs to the band. Provinces differ (domain.md §3.3, Hải Phòng).</summary>
public enum BandBoundary
{
    /// <summary>From the bound up: "từ 90 điểm trở lên".</summary>
    Closed,

    /// <summary>Above the bound only: "trên 90 điểm".</summary>
    Open,
}
