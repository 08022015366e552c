using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Tests.Texts;

public sealed class LocalizerTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private readonly Localizer _texts = new(typeof(LocalizerTests).Assembly);

    [Fact]
    public void English_readers_get_the_English_of_the_resource_file() =>
        _texts.In(British, "Không có trường này.").ShouldBe("There is no such field.");

    [Fact]
    public void Vietnamese_readers_get_the_key() =>
        _texts.In(Vietnamese, "Không có trường này.").ShouldBe("Không có trường này.");

    [Fact]
    public void A_text_without_English_is_shown_in_Vietnamese() =>
        _texts.In(British, "Câu này không ai dịch.").ShouldBe("Câu này không ai dịch.");

    [Fact]
    public void Any_language_but_English_reads_Vietnamese() =>
        _texts.In(CultureInfo.GetCultureInfo("fr-FR"), "Không có trường này.").ShouldBe("Không có trường này.");

    [Fact]
    public void A_key_in_the_other_case_takes_the_case_along() =>
        _texts.In(British, "không có trường này.").ShouldBe("there is no such field.");

    [Fact]
    public void A_sentence_is_said_in_the_language_of_the_page()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = British;
            _texts.Say(Sentence.Of("Không có trường này.")).ShouldBe("There is no such field.");
            CultureInfo.CurrentUICulture = Vietnamese;
            _texts.Say(Sentence.Of("Không có trường này.")).ShouldBe("Không có trường này.");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void A_letter_is_said_in_the_language_of_its_reader() =>
        _texts.In(British, Sentence.Of("Còn {0} ngày.", "4")).ShouldBe("4 days left.");

    [Fact]
    public void Two_English_texts_for_one_key_are_found()
    {
        EnglishText[] contradicting = [new("Kết quả", "Result", "A"), new("Kết quả", "Outcome", "B")];

        Localizer.Contradictions(contradicting).ShouldHaveSingleItem().ShouldContain("Kết quả");
    }

    [Fact]
    public void The_same_English_may_stand_in_two_files()
    {
        EnglishText[] repeated = [new("Kết quả", "Result", "A"), new("Kết quả", "Result", "B")];

        new Localizer(repeated).English("Kết quả").ShouldBe("Result");
    }

    [Fact]
    public void Values_are_written_in_the_culture_of_the_page()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Vietnamese;
            _texts["Câu thử: {0}.", 2.5m].ShouldBe("Câu thử: 2,5.");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
