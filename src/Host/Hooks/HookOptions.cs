using System.ComponentModel.DataAnnotations;

namespace CanBo.Host.Hooks;

/// <summary>Requests of other systems. Bound from <c>Hooks</c>; a bad value stops the host at start.</summary>
internal sealed class HookOptions
{
    /// <summary>Requests a minute from one address, whatever their path; more are refused with 429. Default 600.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Hooks:RequestsPerMinute must be between 1 and 1000000.")]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>The longest body. 1 kB to 1 MB, default 64 kB.</summary>
    [Range(1024, 1024 * 1024, ErrorMessage = "Hooks:MaxBodyBytes must be between 1024 and 1048576.")]
    public int MaxBodyBytes { get; set; } = 64 * 1024;
}
