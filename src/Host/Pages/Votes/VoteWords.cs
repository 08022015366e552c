using CanBo.Activities.Calendar;
using CanBo.Activities.Meetings;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Texts;
using CanBo.Activities.Voting;
using CanBo.Activities.Voting.Counting;
using CanBo.Host.Design;

namespace CanBo.Host.Pages.Votes;

/// <summary>Names of states, to be said by the localizer.</summary>
internal static class VoteWords
{
    public static string Of(VoteStatus status) => status switch
    {
        VoteStatus.Planned => Sentence.Key("Chưa mở phiếu"),
        VoteStatus.Open => Sentence.Key("Đang nhận phiếu"),
        VoteStatus.Counting => Sentence.Key("Chờ tổ kiểm phiếu thống nhất"),
        VoteStatus.Closed => Sentence.Key("Đã kiểm phiếu"),
        _ => Sentence.Key("Không bỏ phiếu"),
    };

    public static string Of(BallotWay way) => way switch
    {
        BallotWay.Screen => Sentence.Key("Đã bỏ trên máy"),
        BallotWay.Paper => Sentence.Key("Phiếu giấy"),
        _ => Sentence.Key("Chưa bỏ"),
    };

    public static string Of(VoteBase kind) => kind switch
    {
        VoteBase.FullMembers => Sentence.Key("tổng số"),
        VoteBase.Convoked => Sentence.Key("số được triệu tập"),
        _ => Sentence.Key("số có mặt"),
    };

    public static string Of(CountMethod method) => method switch
    {
        CountMethod.Plurality => Sentence.Key("Mức nhiều phiếu nhất"),
        CountMethod.Cumulative => Sentence.Key("Cộng dồn từ mức cao nhất"),
        _ => Sentence.Key("Mức nhiều phiếu nhất; không đủ thì bỏ phiếu lại giữa hai mức cao nhất"),
    };

    /// <summary>Presence as the list shows it; null is not noted yet.</summary>
    public static string Of(Presence? presence) => presence switch
    {
        null => Sentence.Key("Chưa ghi"),
        Presence.Present => Sentence.Key("Có mặt"),
        Presence.AbsentWithLeave => Sentence.Key("Vắng có lý do"),
        _ => Sentence.Key("Vắng không lý do"),
    };

    /// <summary>"trên 1/2", "từ 2/3 trở lên".</summary>
    public static string Of(Localizer texts, Threshold threshold) =>
        threshold.Share == Fraction.Zero ? texts["không đòi tỷ lệ"]
        : threshold.IsStrict ? texts["trên {0}", threshold.Share.ToString()]
        : texts["từ {0} trở lên", threshold.Share.ToString()];

    /// <summary>What a row came to, in words.</summary>
    public static string Outcome(Localizer texts, VoteRowCount count) =>
        count.Tie is { } tie ? texts["{0}, do {1} quyết định khi ngang phiếu", texts.Say(tie.Rating.ShortName()), tie.DeciderName]
        : RatingScale.TryParseCode(count.Outcome, out var level) ? texts.Say(level.ShortName())
        : count.Outcome switch
        {
            "Tie" => texts["Ngang phiếu: {0}", Levels(texts, count.Tied)],
            "Again" => texts["Bỏ phiếu lại: {0}", Levels(texts, count.Tied)],
            "NoQuorum" => texts["Không đủ người dự"],
            _ => texts["Không mức nào đủ phiếu"],
        };

    public static string Levels(Localizer texts, IEnumerable<Rating> levels) => string.Join(", ", levels.Select(level => texts.Say(level.ShortName())));

    /// <summary>"Xuất sắc, Tốt và Hoàn thành": levels within a sentence.</summary>
    public static string Between(Localizer texts, IReadOnlyList<Rating> levels) => levels.Count < 2
        ? Levels(texts, levels)
        : texts["{0} và {1}", Levels(texts, levels.SkipLast(1)), texts.Say(levels[^1].ShortName())];

    /// <summary>"17:00 thứ Sáu, 11/12/2026".</summary>
    public static string Hour(Localizer texts, DateTimeOffset at) => $"{VietnameseDates.Clock(at)} {texts.LongDay(BusinessZone.DayOf(at))}";
}
