namespace CanBo.Activities.Ratings;

/// <summary>How rate × base becomes whole seats. "Không vượt quá" means down; no text rounds up (domain.md §3.5).</summary>
public enum CapRounding
{
    /// <summary>Down: the proposed default.</summary>
    Floor,

    /// <summary>To the nearest whole seat, a half up.</summary>
    Nearest,

    /// <summary>Up.</summary>
    Ceiling,
}
