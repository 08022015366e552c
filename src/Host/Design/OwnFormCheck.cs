using Microsoft.AspNetCore.Antiforgery;

namespace CanBo.Host.Design;

/// <summary>On endpoints of the API: the framework's check of bound forms, which asks programs with a bearer token too, is off; <see cref="FormProtection"/> looks.</summary>
internal sealed record OwnFormCheck : IAntiforgeryMetadata
{
    public bool RequiresValidation => false;
}
