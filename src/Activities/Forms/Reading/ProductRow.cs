using System.Text.Json.Nodes;
using CanBo.Activities.Ratings.Scoring;

namespace CanBo.Activities.Forms.Reading;

/// <summary>A product as it was filled in.</summary>
/// <param name="Product">What is measured.</param>
/// <param name="Name">Its name.</param>
/// <param name="Note">Why there is no evidence, or whatever else is to be said.</param>
internal sealed record ProductRow(Product Product, string Name, string Note)
{
    public JsonObject ToJson() => new()
    {
        ["code"] = Product.Code,
        ["name"] = Name,
        ["origin"] = Product.Origin.ToString(),
        ["assigned"] = Numbers.ToJson(Product.Assigned),
        ["completed"] = Numbers.ToJson(Product.Completed),
        ["failedReviews"] = Product.FailedReviews,
        ["lateEvents"] = Product.LateEvents,
        ["excusedReviews"] = Product.ExcusedReviews,
        ["excusedLateEvents"] = Product.ExcusedLateEvents,
        ["note"] = Note,
    };
}
