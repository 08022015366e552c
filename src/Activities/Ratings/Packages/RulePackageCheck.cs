using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Packages;

/// <summary>What a rule package must satisfy beyond being well formed; every error names the key and the fix.</summary>
internal static class RulePackageCheck
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static IEnumerable<FieldError> Errors(RulePackage package) =>
        [.. Header(package), .. Score(package.Score), .. HardRules(package), .. Cap(package.Cap), .. Windows(package), .. Assumptions(package)];

    private static IEnumerable<FieldError> Header(RulePackage package)
    {
        if (string.IsNullOrWhiteSpace(package.Code) || package.Code.Length > 40 || !package.Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            yield return new("code", Sentence.Of("Đặt mã từ 1 đến 40 chữ cái không dấu, chữ số, gạch nối."));
        if (package.Version < 1)
            yield return new("version", Sentence.Of("Phiên bản bắt đầu từ 1."));
        if (string.IsNullOrWhiteSpace(package.Name.Vietnamese))
            yield return new("name.vietnamese", Sentence.Of("Ghi tên bộ quy tắc."));
        if (string.IsNullOrWhiteSpace(package.LegalBasis))
            yield return new("legalBasis", Sentence.Of("Ghi căn cứ pháp lý."));
        if (package.EffectiveTo < package.EffectiveFrom)
            yield return new("effectiveTo", Sentence.Of("Ngày hết hiệu lực không trước ngày có hiệu lực."));
        if (string.IsNullOrWhiteSpace(package.Form.Version))
            yield return new("form.version", Sentence.Of("Ghi phiên bản biểu mẫu."));
    }

    private static IEnumerable<FieldError> Score(ScoreScheme score)
    {
        if (score.Weights.General < Fraction.Zero || score.Weights.Task < Fraction.Zero || score.Weights.General + score.Weights.Task != 100)
            yield return new("score.weights", Sentence.Of("Hai phần điểm cộng lại phải bằng 100, đang là {0}.", Text(score.Weights.General + score.Weights.Task)));
        if (Sum(score.General.Select(group => group.Max)) != score.Weights.General)
            yield return new("score.general", Sentence.Of("Điểm tối đa các nhóm cộng lại phải bằng {0}, đang là {1}.",
                Text(score.Weights.General), Text(Sum(score.General.Select(group => group.Max)))));
        foreach (var (group, at) in score.General.Select((group, at) => (group, at)))
        {
            if (Sum(group.Criteria.Select(criterion => criterion.Max)) != group.Max || group.Criteria.Any(criterion => criterion.Max <= Fraction.Zero))
                yield return new($"score.general[{at}].criteria", Sentence.Of("Điểm tối đa các tiêu chí lớn hơn 0 và cộng lại bằng {0}.", Text(group.Max)));
        }

        if (score.General.Select(group => group.Code).Concat(score.Criteria.Select(criterion => criterion.Code)).GroupBy(code => code).FirstOrDefault(code => code.Count() > 1) is { } twice)
            yield return new("score.general", Sentence.Of("Mã {0} dùng hai lần. Đặt mã khác nhau.", twice.Key));
        foreach (var (name, value) in new[] { ("failedReviewDeduction", score.Task.FailedReviewDeduction), ("lateDeduction", score.Task.LateDeduction), ("leaderPartial", score.Task.LeaderPartial) })
            if (!IsShare(value))
                yield return new($"score.task.{name}", Share());
        if (!score.Bands.Select(band => band.Rating).SequenceEqual(RatingScale.Levels))
            yield return new("score.bands", Sentence.Of("Ghi đủ bốn mức theo thứ tự XS, TOT, HT, KHT."));
        else if (score.Bands.Zip(score.Bands.Skip(1)).Any(pair => pair.First.From <= pair.Second.From) || score.Bands[0].From > 100)
            yield return new("score.bands", Sentence.Of("Mức trên phải có điểm bắt đầu cao hơn mức dưới, không quá 100."));
        else if (score.Bands[3] is not { Boundary: BandBoundary.Closed } lowest || lowest.From != Fraction.Zero)
            yield return new("score.bands[3]", Sentence.Of("Mức KHT bắt đầu từ 0 và tính cả điểm 0 (Closed)."));
    }

    private static IEnumerable<FieldError> HardRules(RulePackage package)
    {
        foreach (var (rule, at) in package.HardRules.Select((rule, at) => (rule, at)))
        {
            var place = $"hardRules[{at}]";
            if (string.IsNullOrWhiteSpace(rule.Code) || package.HardRules.Count(other => other.Code == rule.Code) > 1)
                yield return new($"{place}.code", Sentence.Of("Đặt mã cho quy tắc, khác mã các quy tắc khác."));
            if (string.IsNullOrWhiteSpace(rule.Article))
                yield return new($"{place}.article", Sentence.Of("Ghi điều khoản làm căn cứ."));
            if (rule.Ceiling == Rating.XS)
                yield return new($"{place}.ceiling", Sentence.Of("Mức trần phải thấp hơn XS: TOT, HT, KHT hoặc KXL."));
            if (HardRule.NeedsThreshold(rule.Test) != rule.Threshold.HasValue)
                yield return new($"{place}.threshold", rule.Threshold.HasValue ? Sentence.Of("Bỏ ngưỡng: quy tắc này không dùng ngưỡng.") : Sentence.Of("Ghi ngưỡng cho quy tắc này."));
            else if (rule.Threshold is { } threshold && (threshold < Fraction.Zero || threshold > (IsInMonths(rule.Test) ? 12 : 1)))
                yield return new($"{place}.threshold", IsInMonths(rule.Test) ? Sentence.Of("Nhập số tháng từ 0 đến 12.") : Share());
        }

        foreach (var (condition, at) in package.Rating.Conditions.Select((condition, at) => (condition, at)))
        {
            if (!condition.Rating.IsLevel() || condition.Rating == Rating.KHT)
                yield return new($"rating.conditions[{at}].rating", Sentence.Of("Điều kiện chỉ đặt cho XS, TOT hoặc HT."));
            if (RatingCondition.NeedsThreshold(condition.Test) ? condition.Threshold is not { } share || !IsShare(share) : condition.Threshold.HasValue)
                yield return new($"rating.conditions[{at}].threshold", Share());
        }
    }

    private static IEnumerable<FieldError> Cap(CapSettings cap)
    {
        if (cap.Rate > Fraction.One || cap.Rate < Fraction.Zero || (cap.Rate == Fraction.Zero && cap.Base != CapBase.LINK))
            yield return new("cap.rate", Sentence.Of("Nhập tỷ lệ lớn hơn 0 và không quá 1 (20 % là {0}).", "0.2"));
        if (cap.OutstandingRate is { } outstanding && (outstanding < cap.Rate || outstanding > Fraction.One))
            yield return new("cap.outstandingRate", Sentence.Of("Tỷ lệ cho tổ chức nổi trội không thấp hơn tỷ lệ chung, không quá 1."));
        if (cap.Scope.IsEmpty || cap.Scope.Distinct().Count() != cap.Scope.Length)
            yield return new("cap.scope", Sentence.Of("Ghi ít nhất một phạm vi, mỗi phạm vi một lần."));
    }

    private static IEnumerable<FieldError> Windows(RulePackage package)
    {
        foreach (var (key, value) in new[] { ("vote.threshold", package.Vote.Threshold), ("quorum", package.Quorum) })
            if (!IsShare(value))
                yield return new(key, Share());
        if (package.Vote.ExcellentThreshold is { } excellent && !IsShare(excellent))
            yield return new("vote.excellentThreshold", Share());
        if (package.Members.AdmittedMonths is < 0 or > 24)
            yield return new("member.admittedMonths", Sentence.Of("Nhập số tháng từ 0 đến {0}.", "24"));
        if (package.Upward.MinReplies < 2)
            yield return new("upward.minReplies", Sentence.Of("Cần ít nhất 2 phiếu để không lộ ý kiến của một người."));
        var deadline = package.Deadline;
        var days = new (string Key, int Days, int Least)[]
        {
            ("deadline.partyOpinionDays", deadline.PartyOpinionDays, 1), ("deadline.draftDays", deadline.DraftDays, 0),
            ("deadline.noticeDays", deadline.NoticeDays, 0), ("deadline.syncCalendarDays", deadline.SyncCalendarDays, 0),
            ("deadline.sheetSelfScoreDay", deadline.SheetSelfScoreDay, 1), ("deadline.sheetConfirmDay", deadline.SheetConfirmDay, 1),
            ("petition.fileDays", package.Petition.FileDays, 1), ("petition.answerDays", package.Petition.AnswerDays, 1),
        };
        foreach (var (key, number, least) in days.Where(window => window.Days < window.Least || window.Days > 90))
            yield return new(key, Sentence.Of("Nhập số ngày từ {0} đến 90.", least.ToString(CultureInfo.InvariantCulture)));
        var remind = package.Remind;
        if (remind.BeforeDays.Concat(remind.AfterDays).Concat(remind.EscalateAfterDays is { } escalate ? [escalate] : []).Any(day => day is < 1 or > 30))
            yield return new("reminders", Sentence.Of("Nhập số ngày nhắc từ 1 đến 30."));
        if (deadline.MeetingBy.In(2023) < deadline.SelfAssessmentFrom.In(2023) || deadline.RateBefore.In(2023) < deadline.MeetingBy.In(2023))
            yield return new("deadline", Sentence.Of("Ngày tự đánh giá, ngày họp, ngày xếp loại phải theo thứ tự."));
    }

    private static IEnumerable<FieldError> Assumptions(RulePackage package)
    {
        var written = JsonNode.Parse(RulePackageJson.Write(package))!;
        return package.Assumptions.Select((key, at) => (key, at)).Where(assumed => !Exists(written, assumed.key))
            .Select(assumed => new FieldError($"assumptions[{assumed.at}]", Sentence.Of("Bỏ dòng này hoặc sửa tên: không có khóa {0}.", assumed.key)));
    }

    private static bool Exists(JsonNode? node, string key) =>
        key.Split('.').All(part => node is JsonObject group && group.TryGetPropertyValue(part, out node));

    private static bool IsInMonths(HardRuleTest test) => test is HardRuleTest.MonthsWorkedBelow or HardRuleTest.MonthsAwayFrom3Below;

    private static bool IsShare(Fraction value) => Fraction.Zero <= value && value <= Fraction.One;

    private static Sentence Share() => Sentence.Of("Nhập tỷ lệ từ 0 đến 1 (một nửa là {0}).", "0.5");

    private static Fraction Sum(IEnumerable<Fraction> values) => values.Aggregate(Fraction.Zero, (sum, value) => sum + value);

    private static string Text(Fraction value) => value.ToText(Vietnamese);
}
