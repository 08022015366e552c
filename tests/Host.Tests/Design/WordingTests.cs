using System.Globalization;
using CanBo.Activities.Texts;
using CanBo.Host.Design;

namespace CanBo.Host.Tests.Design;

public sealed class WordingTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;
    private readonly Localizer _words = new(typeof(Wording).Assembly);

    public WordingTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Fact]
    public void Days_carry_their_weekday_and_what_is_left() =>
        _words.Due(new DateOnly(2026, 12, 14), new DateOnly(2026, 12, 10)).ShouldBe("thứ Hai, 14/12/2026 (còn 4 ngày)");

    [Fact]
    public void A_line_starts_with_a_capital() =>
        _words.LongDayFirst(new DateOnly(2026, 12, 13)).ShouldBe("Chủ nhật, 13/12/2026");

    [Fact]
    public void English_readers_get_day_before_month_too()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

        _words.Due(new DateOnly(2026, 12, 14), new DateOnly(2026, 12, 16)).ShouldBe("Monday, 14/12/2026 (2 days overdue)");
        _words.Score(92.25m).ShouldBe("92.25");
    }

    [Fact]
    public void Numbers_have_a_decimal_comma_and_thousands_with_a_full_stop()
    {
        _words.Number(4.5m).ShouldBe("4,5");
        _words.Number(30m).ShouldBe("30");
        _words.Score(92.3m).ShouldBe("92,30");
        _words.Count(1234).ShouldBe("1.234");
    }

    [Theory]
    [InlineData(17, 88, "19,32\u00A0%")]
    [InlineData(1, 8, "12,50\u00A0%")]
    [InlineData(1, 1600, "0,06\u00A0%")]
    [InlineData(1, 800, "0,13\u00A0%")]
    [InlineData(0, 0, "–")]
    public void Shares_are_rounded_half_up_from_counts(int part, int whole, string share) =>
        _words.Share(part, whole).ShouldBe(share);
}
