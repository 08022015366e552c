using System.Collections.Frozen;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Results.Publishing;

/// <summary>Makes the result public inside the agency (D335 Art. 21). What is shown is the procedure's setting.</summary>
public sealed class PublishResult : Activity
{
    private static readonly FrozenDictionary<string, ResultShow> Shows = new Dictionary<string, ResultShow>(StringComparer.Ordinal)
    {
        ["nameUnitRating"] = ResultShow.NameUnitRating,
        ["nameOnly"] = ResultShow.NameOnly,
        ["countsOnly"] = ResultShow.CountsOnly,
        ["nothing"] = ResultShow.Nothing,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.PublishResult",
        1,
        new Bilingual("Công khai trong cơ quan", "Publish in the agency"),
        new Bilingual("Công khai kết quả với người trong cơ quan, đúng những mục được chọn.", "Shows the result to the people of the agency, exactly the fields chosen."),
        Categories.Notices)
    {
        Inputs =
        [
            new("show", "String", new Bilingual("Công khai những gì", "What is shown"), new Bilingual("Những mục người trong cơ quan được xem.", "What people of the agency may see."))
            {
                UiHint = "dropdown",
                Default = Value.Of("nameUnitRating"),
                Options =
                [
                    new("nameUnitRating", new Bilingual("Họ tên, chức vụ, đơn vị, mức xếp loại", "Name, post, unit, rating")),
                    new("nameOnly", new Bilingual("Họ tên, chức vụ, đơn vị; không ghi mức", "Name, post, unit; no rating")),
                    new("countsOnly", new Bilingual("Chỉ số lượng từng mức", "Only how many at each level")),
                    new("nothing", new Bilingual("Không công khai", "Nothing")),
                ],
            },
        ],
        NeedsDecision = true,
    };

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context)
    {
        var show = context.Input("show") is { Kind: ValueKind.String } text ? text.AsString : "nameUnitRating";
        return Shows.TryGetValue(show, out var known)
            ? new ActivityResult.Completed(["Done"]) { Effects = [new MakePublic(known)] }
            : new ActivityResult.Faulted($"'{show}' cannot be shown. Choose from the list.");
    }
}

/// <summary>The result becomes public.</summary>
/// <param name="Show">What is shown.</param>
public sealed record MakePublic(ResultShow Show) : Effect;
