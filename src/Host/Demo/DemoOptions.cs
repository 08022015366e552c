using System.ComponentModel.DataAnnotations;

namespace CanBo.Host.Demo;

/// <summary>The invented organisation of Development. Bound from <c>Demo</c>; never used in Production.</summary>
internal sealed class DemoOptions
{
    /// <summary>True to fill an empty database at start.</summary>
    public bool Enabled { get; init; }

    /// <summary>Password of every demo account, 10 characters or more.</summary>
    [Required]
    [MinLength(10)]
    public string Password { get; init; } = "hoa sen no";
}
