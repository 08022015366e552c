using CanBo.Workflows;

namespace CanBo.Activities.Requests;

/// <summary>The palette's group of what speaks with other systems.</summary>
internal static class RequestCategories
{
    public static Bilingual Http { get; } = new("Hệ thống khác", "Other systems");
}
