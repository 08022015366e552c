using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Tests.Calendar;

public sealed class VietnameseDatesTests
{
    private static readonly Localizer Texts = new(typeof(WorkingCalendar).Assembly);
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData(13, "Chủ nhật, 13/12/2026", "Sunday, 13/12/2026")]
    [InlineData(14, "Thứ Hai, 14/12/2026", "Monday, 14/12/2026")]
    [InlineData(15, "Thứ Ba, 15/12/2026", "Tuesday, 15/12/2026")]
    [InlineData(16, "Thứ Tư, 16/12/2026", "Wednesday, 16/12/2026")]
    [InlineData(17, "Thứ Năm, 17/12/2026", "Thursday, 17/12/2026")]
    [InlineData(18, "Thứ Sáu, 18/12/2026", "Friday, 18/12/2026")]
    [InlineData(19, "Thứ Bảy, 19/12/2026", "Saturday, 19/12/2026")]
    public void Days_have_their_weekday_in_both_languages(int day, string vietnamese, string english)
    {
        var sentence = VietnameseDates.Full(new DateOnly(2026, 12, day));

        sentence.InVietnamese.ShouldBe(vietnamese);
        Texts.In(British, sentence).ShouldBe(english);
    }

    [Fact]
    public void A_closing_hour_is_told_by_the_clock_of_Viet_Nam()
    {
        var moment = VietnameseDates.Moment(new DateTimeOffset(2026, 12, 11, 10, 0, 0, TimeSpan.Zero));

        moment.InVietnamese.ShouldBe("17:00 thứ Sáu, 11/12/2026");
        Texts.In(British, moment).ShouldBe("17:00 Friday, 11/12/2026");
    }

    [Theory]
    [InlineData(10, "Còn 4 ngày", "4 days left")]
    [InlineData(13, "Còn một ngày", "One day left")]
    [InlineData(14, "Hạn hôm nay", "Due today")]
    [InlineData(15, "Quá hạn một ngày", "One day overdue")]
    [InlineData(16, "Quá hạn 2 ngày", "2 days overdue")]
    public void The_distance_to_a_due_day_is_told_in_days(int today, string vietnamese, string english)
    {
        var sentence = VietnameseDates.Remaining(new DateOnly(2026, 12, today), new DateOnly(2026, 12, 14));

        sentence.InVietnamese.ShouldBe(vietnamese);
        Texts.In(British, sentence).ShouldBe(english);
    }
}
