using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Forms.Reading;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Viewing;

/// <summary>A score table as it stands so far, for showing: half-filled tables too. Sums appear once everything under them can be read.</summary>
/// <param name="Groups">Criteria with what was typed.</param>
/// <param name="GeneralMax">The most general points.</param>
/// <param name="General">The general points; null while a criterion is missing or wrong.</param>
/// <param name="Products">Products with what was typed; empty when the form lists none.</param>
/// <param name="Lines">How the task points came about, a line each.</param>
/// <param name="Task">The task points; null while something is missing.</param>
/// <param name="TaskMax">The most task points.</param>
/// <param name="Total">Both together.</param>
public sealed record ScoreView(
    ImmutableArray<ScoreGroupView> Groups,
    Fraction GeneralMax,
    Fraction? General,
    ImmutableArray<ProductView> Products,
    ImmutableArray<ReckoningLine> Lines,
    Fraction? Task,
    Fraction TaskMax,
    Fraction? Total)
{
    /// <summary>Lays a score table out.</summary>
    public static ScoreView Of(FormField field, RawValues values, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(context);
        var scheme = ScoreTableReading.SchemeOf(field, context);
        var sheet = new GeneralSheet(ScoreTableReading.Points(field, values));
        var wrong = sheet.Check(scheme).Select(e => e.Field).ToHashSet(StringComparer.Ordinal);
        var groups = scheme.General.Select(g => Group(field, values, g, sheet, wrong)).ToImmutableArray();
        Fraction? general = groups.All(g => g.Points is not null) ? sheet.Total : null;
        var generalMax = groups.Aggregate(Fraction.Zero, (sum, g) => sum + g.Max);
        if (!field.Products)
            return new ScoreView(groups, generalMax, general, [], [], null, Fraction.Zero, null);

        var errors = ImmutableArray.CreateBuilder<Errors.FieldError>();
        var rows = ProductRows.Read(field, values, context with { Files = [.. ProductRows.Codes(field, values).Select(code => ProductRows.FilesOf(field, code))] }, errors);
        var products = ProductRows.Codes(field, values).Select(code => Product(field, values, code)).ToImmutableArray();
        if (errors.Count > 0 || scheme.Task.Measure([.. rows.Select(r => r.Product)]) is not TaskMeasure.Known measure || LeaderMarksOf(field, values, context) is not { } marks)
            return new ScoreView(groups, generalMax, general, products, [], null, scheme.Weights.Task, null);

        var share = marks.IsLeader ? scheme.Task.LeaderShare(measure, marks.Marks) : TaskFormula.StaffShare(measure);
        var task = share * scheme.Weights.Task;
        return new ScoreView(groups, generalMax, general, products, Reckoning(rows, measure, scheme, task, marks.IsLeader), task, scheme.Weights.Task, general is { } known ? known + task : null);
    }

    private static ScoreGroupView Group(FormField field, RawValues values, CriterionGroup group, GeneralSheet sheet, HashSet<string> wrong) => new(
        group,
        [.. group.Criteria.Select(c => new CriterionView(c, $"{field.Name}/criteria/{c.Code}", ShownNumber.Of(values[$"{field.Name}/criteria/{c.Code}"])))],
        group.Criteria.Any(c => wrong.Contains(c.Code)) ? null : group.Criteria.Aggregate(Fraction.Zero, (sum, c) => sum + sheet.Scores[c.Code]),
        group.Max);

    private static ProductView Product(FormField field, RawValues values, string code)
    {
        var path = ProductRows.FilesOf(field, code);
        return new ProductView(
            path,
            code,
            values[$"{path}/name"],
            values[$"{path}/origin"] is { Length: > 0 } origin ? origin : nameof(ProductOrigin.Assigned),
            ShownNumber.Of(values[$"{path}/assigned"]),
            ShownNumber.Of(values[$"{path}/completed"]),
            values[$"{path}/failedReviews"],
            values[$"{path}/lateEvents"],
            values[$"{path}/excusedReviews"],
            values[$"{path}/excusedLateEvents"],
            values[$"{path}/note"]);
    }

    private static (bool IsLeader, LeaderMarks Marks)? LeaderMarksOf(FormField field, RawValues values, FormContext context)
    {
        if (!context.IsLeader)
            return (false, new LeaderMarks(true, true, true));
        string[] typed = [values[$"{field.Name}/marks/unitResult"], values[$"{field.Name}/marks/organising"], values[$"{field.Name}/marks/unity"]];
        return typed.All(t => t is "full" or "partial") ? (true, new LeaderMarks(typed[0] == "full", typed[1] == "full", typed[2] == "full")) : null;
    }

    private static ImmutableArray<ReckoningLine> Reckoning(IReadOnlyList<ProductRow> rows, TaskMeasure.Known measure, ScoreScheme scheme, Fraction task, bool isLeader)
    {
        var assigned = rows.Aggregate(Fraction.Zero, (sum, r) => sum + r.Product.Denominator);
        var done = rows.Aggregate(Fraction.Zero, (sum, r) => sum + r.Product.Done);
        var failed = rows.Count(r => r.Product.CountedFailedReviews > 0);
        var late = rows.Count(r => r.Product.CountedLateEvents > 0);
        return
        [
            new(Sentence.Of("Số lượng: làm {0} trên {1} đơn vị được giao", Say(done), Say(assigned)), Percent(measure.Quantity)),
            new(failed == 0 ? Sentence.Of("Chất lượng: không sản phẩm nào phải làm lại") : Sentence.Of("Chất lượng: {0} sản phẩm phải làm lại, mỗi lần trừ {1}", Count(failed), Percent(scheme.Task.FailedReviewDeduction)), Percent(measure.Quality)),
            new(late == 0 ? Sentence.Of("Tiến độ: đúng hạn") : Sentence.Of("Tiến độ: {0} sản phẩm trễ hạn, mỗi lần trừ {1}", Count(late), Percent(scheme.Task.LateDeduction)), Percent(measure.Progress)),
            new(isLeader ? Sentence.Of("Điểm nhiệm vụ = trung bình sáu tỷ lệ × {0}", Say(scheme.Weights.Task)) : Sentence.Of("Điểm nhiệm vụ = trung bình ba tỷ lệ × {0}", Say(scheme.Weights.Task)), ShownNumber.Points(task)),
        ];
    }

    private static string Percent(Fraction share) => Say(share * 100) + "\u00A0%";

    private static string Say(Fraction number) => number.ToText(CultureInfo.GetCultureInfo("vi-VN"));

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A group of criteria.</summary>
/// <param name="Group">The group.</param>
/// <param name="Criteria">Its criteria.</param>
/// <param name="Points">Their sum; null while one is missing or wrong.</param>
/// <param name="Max">The most.</param>
public sealed record ScoreGroupView(CriterionGroup Group, ImmutableArray<CriterionView> Criteria, Fraction? Points, Fraction Max);

/// <summary>A criterion with what was typed.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Path">Its path in the answer.</param>
/// <param name="Typed">As typed, or as people write it.</param>
public sealed record CriterionView(Criterion Criterion, string Path, string Typed);

/// <summary>A product with what was typed.</summary>
public sealed record ProductView(
    string Path,
    string Code,
    string Name,
    string Origin,
    string Assigned,
    string Completed,
    string FailedReviews,
    string LateEvents,
    string ExcusedReviews,
    string ExcusedLateEvents,
    string Note);

/// <summary>One line of a sum in words.</summary>
public sealed record ReckoningLine(Sentence Text, string Value);
