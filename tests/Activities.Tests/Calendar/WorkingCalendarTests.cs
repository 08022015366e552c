using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Offices = WorkingCalendar.Shipped();
    private static readonly Localizer Texts = new(typeof(WorkingCalendar).Assembly);
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void The_weekdays_off_of_2026_are_those_the_authorities_announced() =>
        WeekdaysOff(2026).ShouldBe(
        [
            "01/01", "02/01", "16/02", "17/02", "18/02", "19/02", "20/02", "27/04", "30/04", "01/05", "31/08", "01/09", "02/09", "24/11",
        ]);

    [Fact]
    public void The_weekdays_off_of_2027_rest_partly_on_assumptions()
    {
        WeekdaysOff(2027).ShouldBe(["01/01", "05/02", "08/02", "09/02", "10/02", "11/02", "16/04", "30/04", "03/05", "02/09", "03/09", "24/11"]);

        Offices.HolidayOn(new DateOnly(2027, 2, 8))!.Source.ShouldBe(DaySource.Assumption);
        Offices.HolidayOn(new DateOnly(2027, 4, 16))!.Source.ShouldBe(DaySource.Law);
    }

    [Theory]
    [InlineData(2026, 1, 10)]
    [InlineData(2026, 8, 22)]
    public void Saturdays_that_make_up_for_a_day_off_are_worked(int year, int month, int day) =>
        Offices.IsWorkingDay(new DateOnly(year, month, day)).ShouldBeTrue();

    [Fact]
    public void The_due_day_of_the_example_explains_itself_in_both_languages()
    {
        var due = Offices.AddWorkingDays(new DateOnly(2026, 12, 7), 5);

        due.Day.ShouldBe(new DateOnly(2026, 12, 14));
        due.Explanation.InVietnamese.ShouldBe("Hạn thứ Hai, 14/12/2026: 5 ngày làm việc từ 07/12/2026, không tính thứ Bảy 12/12, Chủ nhật 13/12.");
        Texts.In(British, due.Explanation).ShouldBe("Due Monday, 14/12/2026: 5 working days from 07/12/2026, not counting Saturday 12/12, Sunday 13/12.");
    }

    // The mockup of the results page: published 21/12/2026, petitions until the end of 05/01/2027.
    [Fact]
    public void Ten_days_for_a_petition_run_over_the_new_year()
    {
        var due = Offices.AddWorkingDays(new DateOnly(2026, 12, 21), 10);

        due.Day.ShouldBe(new DateOnly(2027, 1, 5));
        due.RestsOnAssumption.ShouldBeFalse();
        Texts.In(British, due.Explanation).ShouldEndWith("Sunday 27/12, New Year's Day 01/01, Saturday 02/01, Sunday 03/01.");
    }

    [Fact]
    public void Days_of_one_holiday_are_said_once_and_what_is_not_announced_is_marked()
    {
        var due = Offices.AddWorkingDays(new DateOnly(2027, 2, 3), 2);

        due.Day.ShouldBe(new DateOnly(2027, 2, 12));
        due.RestsOnAssumption.ShouldBeTrue();
        due.Explanation.InVietnamese.ShouldBe(
            "Hạn thứ Sáu, 12/02/2027: 2 ngày làm việc từ 03/02/2027, không tính Tết Nguyên đán 05/02–09/02 (dự kiến), Tết Nguyên đán (nghỉ bù) 10/02–11/02 (dự kiến).");
    }

    [Theory]
    [InlineData("2026-12-07", 0, "2026-12-07", "Hạn thứ Hai, 07/12/2026, cùng ngày.")]
    [InlineData("2026-12-05", 0, "2026-12-07", "Hạn thứ Hai, 07/12/2026: ngày làm việc đầu tiên từ 05/12/2026, không tính thứ Bảy 05/12, Chủ nhật 06/12.")]
    [InlineData("2026-12-07", 1, "2026-12-08", "Hạn thứ Ba, 08/12/2026: ngày làm việc sau 07/12/2026.")]
    [InlineData("2026-11-23", 1, "2026-11-25", "Hạn thứ Tư, 25/11/2026: ngày làm việc sau 23/11/2026, không tính Ngày Văn hóa Việt Nam 24/11.")]
    [InlineData("2026-12-07", 3, "2026-12-10", "Hạn thứ Năm, 10/12/2026: 3 ngày làm việc từ 07/12/2026.")]
    [InlineData("2026-08-20", 2, "2026-08-22", "Hạn thứ Bảy, 22/08/2026: 2 ngày làm việc từ 20/08/2026.")]
    [InlineData("2026-08-28", 1, "2026-09-03", "Hạn thứ Năm, 03/09/2026: ngày làm việc sau 28/08/2026, không tính thứ Bảy 29/08, Chủ nhật 30/08, Quốc khánh (nghỉ hoán đổi) 31/08, Quốc khánh 01/09–02/09.")]
    public void Each_way_of_counting_says_what_it_did(string from, int days, string due, string explanation)
    {
        var date = Offices.AddWorkingDays(Day(from), days);

        date.Day.ShouldBe(Day(due));
        date.Explanation.InVietnamese.ShouldBe(explanation);
        Texts.In(British, date.Explanation).ShouldStartWith("Due ");
    }

    [Fact]
    public void A_due_day_ends_at_the_closing_hour_of_Viet_Nam()
    {
        var early = new WorkingCalendar(YearCalendarJson.Shipped(), new TimeOnly(11, 30));

        Offices.AddWorkingDays(Day("2026-12-07"), 5).Instant.ShouldBe(new DateTimeOffset(2026, 12, 14, 10, 0, 0, TimeSpan.Zero));
        early.AddWorkingDays(Day("2026-12-07"), 5).Instant.ShouldBe(new DateTimeOffset(2026, 12, 14, 4, 30, 0, TimeSpan.Zero));
        Offices.AddWorkingDays(Day("2026-12-07"), 5).Instant.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void An_instant_counts_from_the_day_it_is_in_Viet_Nam()
    {
        // 18:30 UTC on Sunday is half past one on Monday morning in Việt Nam.
        var instant = new DateTimeOffset(2026, 12, 6, 18, 30, 0, TimeSpan.Zero);

        Offices.AddWorkingDays(instant, 5).ShouldBe(Offices.AddWorkingDays(Day("2026-12-07"), 5));
    }

    [Theory]
    [InlineData("2026-12-07", "2026-12-07", 0)]
    [InlineData("2026-12-07", "2026-12-14", 5)]
    [InlineData("2026-12-14", "2026-12-07", -5)]
    [InlineData("2026-12-12", "2026-12-13", 0)]
    [InlineData("2026-11-20", "2026-11-30", 5)]
    [InlineData("2026-12-10", "2026-12-14", 2)]
    public void Working_days_are_counted_without_the_first_and_with_the_last(string from, string to, int days) =>
        Offices.CountWorkingDays(Day(from), Day(to)).ShouldBe(days);

    [Fact]
    public void Counting_undoes_adding()
    {
        for (var from = new DateOnly(2026, 1, 1); from < new DateOnly(2027, 11, 1); from = from.AddDays(1))
            for (var days = 1; days <= 22; days += 7)
            {
                var due = Offices.AddWorkingDays(from, days);

                Offices.CountWorkingDays(from, due.Day).ShouldBe(days);
                Offices.IsWorkingDay(due.Day).ShouldBeTrue();
                (due.Skipped.Length + days).ShouldBe(due.Day.DayNumber - from.DayNumber);
                due.Skipped.ShouldAllBe(skipped => !Offices.IsWorkingDay(skipped.Day));
            }
    }

    // H43 §2: the draft is with the participants at least three working days before the conference.
    [Theory]
    [InlineData("2026-12-10", 3, "2026-12-06")]
    [InlineData("2026-12-08", 3, "2026-12-02")]
    [InlineData("2026-11-25", 1, "2026-11-22")]
    public void The_latest_day_to_send_a_draft_leaves_whole_working_days(string conference, int days, string latest)
    {
        var send = Offices.LatestDayBefore(Day(conference), days);

        send.ShouldBe(Day(latest));
        Offices.CountWorkingDays(send, Day(conference).AddDays(-1)).ShouldBe(days);
    }

    [Theory]
    [InlineData("2027-12-28", 10, "2028")]
    [InlineData("2025-12-30", 1, "2025")]
    public void A_year_without_data_is_an_error_that_names_it(string from, int days, string year)
    {
        var broken = Should.Throw<RuleBrokenException>(() => Offices.AddWorkingDays(Day(from), days));

        broken.Code.ShouldBe("calendar_year_missing");
        broken.Message.ShouldBe($"Chưa có lịch nghỉ năm {year}. Thêm lịch nghỉ năm {year} rồi làm lại.");
        Texts.In(British, broken.Sentence).ShouldContain(year);
    }

    [Fact]
    public void Looking_at_a_day_of_a_year_without_data_is_an_error_too()
    {
        Should.Throw<RuleBrokenException>(() => Offices.IsWorkingDay(new DateOnly(2028, 1, 4)));
        Should.Throw<RuleBrokenException>(() => Offices.HolidayOn(new DateOnly(2028, 1, 4)));
        Should.Throw<RuleBrokenException>(() => Offices.CountWorkingDays(new DateOnly(2027, 12, 30), new DateOnly(2028, 1, 4)));
    }

    [Fact]
    public void A_year_given_twice_is_refused() =>
        Should.Throw<ArgumentException>(() => new WorkingCalendar([.. YearCalendarJson.Shipped(), .. YearCalendarJson.Shipped()], new TimeOnly(17, 0)));

    private static IEnumerable<string> WeekdaysOff(int year) =>
        Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays)
            .Where(day => !WorkingCalendar.IsWeekend(day) && !Offices.IsWorkingDay(day)).Select(VietnameseDates.ShortDigits);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
