namespace CanBo.Activities.Errors;

/// <summary>There is no such thing, or this reader may not know of it: both are answered alike, with 404.</summary>
public sealed class NotFoundException : Exception
{
    /// <summary>The one refusal.</summary>
    public NotFoundException()
        : base("Not found, or hidden from this reader.")
    {
    }
}
