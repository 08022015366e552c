using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>
/// Checks a list of choices together: the XS and the TOT of one list count together. What does not fit the cap is refused one by one, the
/// lowest-ranked first, and nothing is half done. Pure: the same subjects, choices and counts give the same verdicts.
/// </summary>
internal sealed class DecisionPlanner
{
    private readonly bool _headCap;
    private readonly string _authority;
    private readonly Dictionary<Guid, DecisionSubject> _subjects;
    private readonly Dictionary<Guid, DecisionVerdict> _refused = [];

    /// <summary>Prepares a check.</summary>
    /// <param name="subjects">Every case that is chosen for.</param>
    /// <param name="book">The counts as they stand.</param>
    /// <param name="headCap">Whether heads are capped by their unit.</param>
    /// <param name="authority">Who sets hard rules aside: the decider's name.</param>
    public DecisionPlanner(IEnumerable<DecisionSubject> subjects, QuotaBook book, bool headCap, string authority)
    {
        (_headCap, _authority, Book) = (headCap, authority, book);
        _subjects = subjects.ToDictionary(s => s.CaseId);
    }

    /// <summary>The counts after what stands.</summary>
    public QuotaBook Book { get; }

    /// <summary>Checks the list; one verdict a choice, in its order.</summary>
    public ImmutableArray<DecisionVerdict> Check(IReadOnlyList<RatingChoice> choices)
    {
        Refuse(choices, choice => RuleProblem(_subjects[choice.CaseId], choice));
        var hoped = Book.Copy();
        foreach (var choice in Standing(choices))
            hoped.Apply(_subjects[choice.CaseId], _subjects[choice.CaseId].Current, choice.Rating);
        Refuse([.. Standing(choices)], choice => ReasonProblem(_subjects[choice.CaseId], choice, hoped, choices));

        foreach (var choice in Standing(choices).Where(c => !Takes(c)))
            Book.Apply(_subjects[choice.CaseId], _subjects[choice.CaseId].Current, choice.Rating);
        RefuseLowering([.. Standing(choices).Where(c => !Takes(c))]);
        foreach (var choice in Standing(choices).Where(Takes).OrderByDescending(c => _subjects[c.CaseId], DecisionOrder.Instance).ToList())
            Seat(choice);
        return [.. choices.Select(Verdict)];
    }

    /// <summary>Whether the choice takes a seat that the case does not have.</summary>
    private bool Takes(RatingChoice choice) => choice.Rating == Rating.XS && _subjects[choice.CaseId].Current != Rating.XS;

    private IEnumerable<RatingChoice> Standing(IEnumerable<RatingChoice> choices) => choices.Where(c => !_refused.ContainsKey(c.CaseId));

    private void Refuse(IEnumerable<RatingChoice> choices, Func<RatingChoice, DecisionVerdict?> problem)
    {
        foreach (var choice in choices)
        {
            if (problem(choice) is { } verdict)
                _refused[choice.CaseId] = verdict;
        }
    }

    private DecisionVerdict? RuleProblem(DecisionSubject subject, RatingChoice choice)
    {
        if (subject.Current == choice.Rating)
            return null;
        var overrides = (choice.Overrides ?? []).Select(o => new HardRuleOverride(o.Code, _authority, o.Reason)).ToList();
        var rules = RatingGuard.Problems(choice.Rating, subject.Flags, overrides);
        if (!rules.IsEmpty)
            return DecisionVerdict.Refuse(subject.CaseId, "hard_rule", rules[0], "overrides");
        return subject.IsHead && choice.Rating.IsLevel() && HeadCap.Problem(_headCap, choice.Rating, subject.UnitRating) is { } cap
            ? DecisionVerdict.Refuse(subject.CaseId, subject.UnitRating is null ? "unit_rating_missing" : "head_cap", cap, "rating")
            : null;
    }

    private DecisionVerdict? ReasonProblem(DecisionSubject subject, RatingChoice choice, QuotaBook hoped, IReadOnlyList<RatingChoice> all)
    {
        if (choice.Reason is { Length: > 4000 })
            return DecisionVerdict.Refuse(subject.CaseId, "reason_too_long", Sentence.Of("Lý do tối đa 4.000 ký tự."), "reason");
        if (!string.IsNullOrWhiteSpace(choice.Reason) || subject.Current == choice.Rating)
            return null;
        if (subject.Current is { } standing)
            return Needed(Sentence.Of("Đã có quyết định mức {0}. Ghi lý do thay đổi.", standing.Term()));
        if (choice.Overrides is { IsDefaultOrEmpty: false })
            return Needed(Sentence.Of("Ghi lý do không áp dụng quy định giới hạn mức."));
        var withoutSeat = subject.Proposed == Rating.XS && choice.Rating == Rating.TOT && !hoped.HasRoom(subject, Rating.TOT);
        if (subject.Proposed is { } proposed && proposed != choice.Rating && !withoutSeat)
            return Needed(Sentence.Of("Khác mức đề xuất ({0}). Ghi lý do.", proposed.Term()));
        return choice.Rating == Rating.XS && PassesOver(subject, all)
            ? Needed(subject.Vote is null
                ? Sentence.Of("Có người điểm cao hơn, được đề xuất Xuất sắc mà không được chọn. Ghi lý do.")
                : Sentence.Of("Có người nhiều phiếu hơn hoặc điểm cao hơn, được đề xuất Xuất sắc mà không được chọn. Ghi lý do."))
            : null;

        DecisionVerdict Needed(Sentence message) => DecisionVerdict.Refuse(subject.CaseId, "reason_needed", message, "reason");
    }

    private bool PassesOver(DecisionSubject subject, IEnumerable<RatingChoice> all) => subject.IsRanked && all.Any(other =>
        other.Rating == Rating.TOT
        && _subjects[other.CaseId] is { Proposed: Rating.XS, IsRanked: true } passed
        && DecisionOrder.IsBefore(passed, subject)
        && passed.Sets.SequenceEqual(subject.Sets));

    // A seat given before may rest on a TOT that this list takes away: then the last who would lower it stays as he was.
    private void RefuseLowering(List<RatingChoice> choices)
    {
        foreach (var choice in choices.Where(c => _subjects[c.CaseId].Current is { } current && current != Rating.XS && current != c.Rating).Reverse())
        {
            var subject = _subjects[choice.CaseId];
            if (Book.Broken(subject) is not { } broken)
                continue;
            Book.Apply(subject, choice.Rating, subject.Current);
            _refused[choice.CaseId] = DecisionVerdict.Refuse(
                choice.CaseId,
                "cap_base",
                Sentence.Of("{0}: hạ mức này thì số Xuất sắc vượt hạn mức ({1} người). Chuyển một người Xuất sắc sang mức khác trước.", broken.Set.Name, Text(broken.Counts.XS)),
                "rating");
        }
    }

    private void Seat(RatingChoice choice)
    {
        var subject = _subjects[choice.CaseId];
        if (Book.TryApply(subject, subject.Current, choice.Rating))
            return;
        var full = Book.FullSet(subject, subject.Current)!;
        var counts = full.Counts;
        var isInPool = subject.Current is Rating.XS or Rating.TOT;
        var isRated = subject.Current?.IsLevel() == true;
        var most = full.Set.Rule.MaxExcellent(counts.Pool + (isInPool ? 0 : 1), counts.Rated + (isRated ? 0 : 1));
        _refused[choice.CaseId] = DecisionVerdict.Refuse(
            choice.CaseId,
            "cap_full",
            Sentence.Of(
                "Không còn chỗ Xuất sắc: {0} có tối đa {1} chỗ, đã dùng {2}. Chọn Hoàn thành tốt nhiệm vụ, hoặc chuyển một người Xuất sắc sang mức khác trước.",
                full.Set.Name,
                Text(Math.Max(most, counts.XS)),
                Text(counts.XS)),
            "rating");
    }

    private DecisionVerdict Verdict(RatingChoice choice)
    {
        if (_refused.TryGetValue(choice.CaseId, out var refused))
            return refused;
        var subject = _subjects[choice.CaseId];
        var withoutSeat = choice.Rating == Rating.TOT
            && (choice.MeetsStandardWithoutSeat ?? (subject.Proposed == Rating.XS && !Book.HasRoom(subject, Rating.TOT)));
        return DecisionVerdict.Stand(choice.CaseId, withoutSeat);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
