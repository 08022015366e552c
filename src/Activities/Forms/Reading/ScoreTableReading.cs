using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>
/// General criteria with points and, where the form lists them, the products of the period (D335 Mẫu 01). Paths: <c>score/criteria/II.3</c>,
/// <c>score/products/1/…</c>, for leaders <c>score/marks/unitResult|organising|unity</c> (<c>full</c> or <c>partial</c>).
/// </summary>
internal sealed class ScoreTableReading : FieldReader
{
    private static readonly string[] Marks = ["unitResult", "organising", "unity"];

    public override FieldRead Read(FormField field, RawValues values, FormContext context)
    {
        var scheme = SchemeOf(field, context);
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var criteria = Criteria(field, values, scheme, errors);
        var answer = new JsonObject { ["criteria"] = criteria };
        Fraction? total = null;
        var general = new GeneralSheet(Points(field, values)).Total;
        if (!field.Products)
        {
            if (errors.Count == 0 && scheme.Criteria.Aggregate(Fraction.Zero, (sum, c) => sum + c.Max) == 100)
                total = general;
        }
        else
        {
            var products = ProductRows.Read(field, values, context, errors);
            answer["products"] = new JsonArray([.. products.Select(p => p.ToJson())]);
            var marks = context.IsLeader ? LeaderMarksOf(field, values, answer, errors) : null;
            if (errors.Count == 0)
                total = Total(field, scheme, general, products, marks, answer, errors);
        }

        answer["general"] = Numbers.ToJson(general);
        if (total is { } sum)
            answer["total"] = Numbers.ToJson(sum);
        return errors.Count > 0 ? new FieldRead(null, errors.ToImmutable()) : new FieldRead(answer, []) { Number = total };
    }

    /// <summary>The scheme with the form's own criteria, where it has any.</summary>
    public static ScoreScheme SchemeOf(FormField field, FormContext context) =>
        field.Groups.IsEmpty ? context.Scheme : context.Scheme with { General = field.Groups };

    /// <summary>The points that can be read, by criterion.</summary>
    public static ImmutableDictionary<string, Fraction> Points(FormField field, RawValues values)
    {
        var points = ImmutableDictionary.CreateBuilder<string, Fraction>(StringComparer.Ordinal);
        foreach (var code in values.Below($"{field.Name}/criteria"))
        {
            if (Numbers.TryRead(values[$"{field.Name}/criteria/{code}"].Trim(), out var given))
                points[code] = given;
        }

        return points.ToImmutable();
    }

    private static JsonObject Criteria(FormField field, RawValues values, ScoreScheme scheme, ImmutableArray<FieldError>.Builder errors)
    {
        var points = Points(field, values);
        foreach (var error in new GeneralSheet(points).Check(scheme))
            errors.Add(error with { Field = $"{field.Name}/criteria/{error.Field}" });
        foreach (var (code, given) in points.Where(p => Numbers.HasMoreDecimals(p.Value, field.Decimals)))
            errors.Add(new FieldError($"{field.Name}/criteria/{code}", Numbers.TooManyDecimals(field.Decimals)));
        var answer = new JsonObject();
        foreach (var criterion in scheme.Criteria.Where(c => points.ContainsKey(c.Code)))
            answer[criterion.Code] = Numbers.ToJson(points[criterion.Code]);
        return answer;
    }

    private static Fraction? Total(FormField field, ScoreScheme scheme, Fraction general, IReadOnlyList<ProductRow> products, LeaderMarks? marks, JsonObject answer, ImmutableArray<FieldError>.Builder errors)
    {
        switch (scheme.Task.Measure([.. products.Select(p => p.Product)]))
        {
            case TaskMeasure.Known known:
                var share = marks is null ? TaskFormula.StaffShare(known) : scheme.Task.LeaderShare(known, marks);
                answer["taskShare"] = Numbers.ToJson(share);
                return scheme.Score(general, share).Total;
            case TaskMeasure.InsufficientData none:
                errors.Add(new FieldError($"{field.Name}/products", none.Reason));
                return null;
            default:
                throw new InvalidOperationException("Unknown task measure.");
        }
    }

    private static LeaderMarks? LeaderMarksOf(FormField field, RawValues values, JsonObject answer, ImmutableArray<FieldError>.Builder errors)
    {
        var given = Marks.ToDictionary(mark => mark, mark => values[$"{field.Name}/marks/{mark}"].Trim());
        foreach (var (mark, _) in given.Where(m => m.Value is not ("full" or "partial")))
            errors.Add(new FieldError($"{field.Name}/marks/{mark}", Sentence.Of("Chọn đạt đủ hoặc chưa đạt đủ.")));
        answer["marks"] = new JsonObject([.. given.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))]);
        return new LeaderMarks(given["unitResult"] == "full", given["organising"] == "full", given["unity"] == "full");
    }
}
