using System.Text.Json;

namespace CanBo.Workflows.Definitions;

/// <summary>
/// The JSON a part was read from, beside the part as it was then. Writing copies every property that did not change since, so that what
/// the model does not know, and how the known was put, comes back as it came.
/// </summary>
internal sealed class Origin<T>(JsonElement json, T part)
    where T : class
{
    public JsonElement Json => json;

    public T Part => part;
}
