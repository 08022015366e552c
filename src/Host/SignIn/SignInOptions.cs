using System.ComponentModel.DataAnnotations;

namespace CanBo.Host.SignIn;

/// <summary>Sign-in. Bound from <c>SignIn</c>; a bad value stops the host at start.</summary>
internal sealed class SignInOptions
{
    /// <summary>How long a sign-in lasts after its last request. Default 8 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00", ErrorMessage = "SignIn:Period must be between 00:05:00 and 1.00:00:00.")]
    public TimeSpan Period { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long "remember me" lasts. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00", ErrorMessage = "SignIn:RememberPeriod must be between 01:00:00 and 90.00:00:00.")]
    public TimeSpan RememberPeriod { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a bearer token lasts. Default 8 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "SignIn:TokenPeriod must be between 00:01:00 and 1.00:00:00.")]
    public TimeSpan TokenPeriod { get; set; } = TimeSpan.FromHours(8);

    /// <summary>
    /// Tries of passwords, links, codes and PINs a minute from one address. A whole office may share one, so this only slows machines;
    /// the five tries an account has are counted apart. Default 120.
    /// </summary>
    [Range(1, 1_000_000, ErrorMessage = "SignIn:AttemptsPerMinute must be between 1 and 1000000.")]
    public int AttemptsPerMinute { get; set; } = 120;
}
