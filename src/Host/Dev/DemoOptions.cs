using System.ComponentModel.DataAnnotations;

namespace CanBo.Host.Dev;

/// <summary>The demo organisation. Bound from <c>Demo</c>; a bad value stops the host at start.</summary>
public sealed class DemoOptions : IValidatableObject
{
    /// <summary>Fills an empty database with a made-up organisation and its sign-ins. Default: on in Development, off elsewhere.</summary>
    public bool Enabled { get; set; }

    /// <summary>Password of every demo sign-in, at least 10 characters. Only Development has one by itself.</summary>
    public string Password { get; set; } = "";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Enabled && Password.Length < 10
        ? [new ValidationResult("Demo:Password must have at least 10 characters when Demo:Enabled is true.")]
        : [];
}
