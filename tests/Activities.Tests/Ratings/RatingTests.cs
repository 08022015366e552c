using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Tests.Ratings;

public sealed class RatingTests
{
    private static readonly System.Globalization.CultureInfo British = System.Globalization.CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void The_order_is_fixed_best_first() =>
        RatingScale.All.Select(rating => rating.ToString()).ShouldBe(["XS", "TOT", "HT", "KHT", "KXL"]);

    [Fact]
    public void There_is_no_rating_by_default() => Enum.IsDefined(default(Rating)).ShouldBeFalse();

    [Fact]
    public void Not_rated_stands_neither_above_nor_below()
    {
        foreach (var level in RatingScale.Levels)
        {
            Rating.KXL.IsAbove(level).ShouldBeFalse();
            level.IsAbove(Rating.KXL).ShouldBeFalse();
        }

        Rating.XS.IsAbove(Rating.TOT).ShouldBeTrue();
        Rating.KHT.IsAbove(Rating.HT).ShouldBeFalse();
        Rating.HT.IsAbove(Rating.HT).ShouldBeFalse();
        RatingScale.LowerOf(Rating.TOT, Rating.HT).ShouldBe(Rating.HT);
        Should.Throw<ArgumentException>(() => RatingScale.LowerOf(Rating.KXL, Rating.HT));
    }

    [Fact]
    public void Every_rating_has_names_in_both_languages()
    {
        var texts = new Localizer(typeof(Rating).Assembly);
        foreach (var rating in RatingScale.All)
        {
            texts.In(British, rating.Name()).ShouldNotBe(rating.Name().InVietnamese);
            texts.In(British, rating.ShortName()).ShouldNotBe(rating.ShortName().InVietnamese);
        }

        Rating.XS.Name().InVietnamese.ShouldBe("Hoàn thành xuất sắc nhiệm vụ");
    }

    [Fact]
    public void A_rating_inside_another_sentence_is_translated_with_it()
    {
        var sentence = Sentence.Of("Đạt chuẩn, ngoài hạn mức: {0}.", Rating.TOT.Term());

        sentence.InVietnamese.ShouldBe("Đạt chuẩn, ngoài hạn mức: Hoàn thành tốt nhiệm vụ.");
        new Localizer(typeof(Rating).Assembly).In(British, sentence).ShouldBe("Meets the standard, no seat: Good completion of duties.");
    }

    [Theory]
    [InlineData("XS", Rating.XS)]
    [InlineData(" kht ", Rating.KHT)]
    [InlineData("Hoàn thành xuất sắc nhiệm vụ", Rating.XS)]
    [InlineData("HOÀN THÀNH TỐT NHIỆM VỤ", Rating.TOT)]
    [InlineData("Hoàn thành  nhiệm vụ.", Rating.HT)]
    [InlineData("Không hoàn thành nhiệm vụ", Rating.KHT)]
    [InlineData("không xếp loại", Rating.KXL)]
    [InlineData("Hoàn thành xuất sắc chức trách, nhiệm vụ", Rating.XS)]
    [InlineData("Hoàn thành tốt chức trách, nhiệm vụ", Rating.TOT)]
    [InlineData("Hoàn thành chức trách, nhiệm vụ", Rating.HT)]
    [InlineData("Không hoàn thành chức trách, nhiệm vụ", Rating.KHT)]
    [InlineData("Hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực", Rating.HT)]
    [InlineData("Đảng viên đủ tư cách, hoàn thành xuất sắc nhiệm vụ", Rating.XS)]
    [InlineData("Đủ tư cách, hoàn thành tốt nhiệm vụ", Rating.TOT)]
    [InlineData("đủ tư cách, hoàn thành nhiệm vụ", Rating.HT)]
    [InlineData("Đảng viên vi phạm tư cách, không hoàn thành nhiệm vụ", Rating.KHT)]
    [InlineData("Đảng viên không đủ tư cách, không hoàn thành nhiệm vụ", Rating.KHT)]
    [InlineData("Trong sạch, vững mạnh", Rating.XS)]
    [InlineData("trong sạch vững mạnh", Rating.XS)]
    [InlineData("Chi bộ hoàn thành tốt nhiệm vụ", Rating.TOT)]
    public void The_words_of_past_decisions_are_understood(string words, Rating rating) => RatingWording.Read(words).ShouldBe(rating);

    [Fact]
    public void Words_in_decomposed_form_are_understood() =>
        RatingWording.Read("Hoàn thành tốt nhiệm vụ".Normalize(System.Text.NormalizationForm.FormD)).ShouldBe(Rating.TOT);

    [Theory]
    [InlineData("Xuất sắc")]
    [InlineData("Tốt")]
    [InlineData("Trung bình")]
    [InlineData("Kém")]
    public void A_criterion_level_is_not_taken_for_a_rating(string words)
    {
        RatingWording.Read(words).ShouldBeNull();
        RatingWording.IsCriterionLevel(words).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("Lao động tiên tiến")]
    public void Other_words_are_no_rating(string? words)
    {
        RatingWording.Read(words).ShouldBeNull();
        RatingWording.IsCriterionLevel(words).ShouldBeFalse();
    }
}
