namespace CanBo.Host.Design;

/// <summary>How much of a rating's name is written.</summary>
public enum RatingForm
{
    /// <summary>"Xuất sắc": narrow columns.</summary>
    Brief,

    /// <summary>"Hoàn thành xuất sắc nhiệm vụ": wherever something is decided or reported.</summary>
    Full,
}
