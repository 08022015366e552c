using System.Text.Json;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Tests.Texts;

public sealed class SentenceTests
{
    private static readonly Sentence Why = Sentence.Of("Đồng chí là cấp trên trực tiếp của {0}.", "Nguyễn Thị Hoa");

    [Fact]
    public void A_sentence_reads_in_Vietnamese_without_any_table() =>
        Why.InVietnamese.ShouldBe("Đồng chí là cấp trên trực tiếp của Nguyễn Thị Hoa.");

    [Fact]
    public void A_sentence_survives_being_stored_as_JSON_and_is_equal_afterwards()
    {
        var stored = JsonSerializer.Serialize(Why);
        var read = JsonSerializer.Deserialize<Sentence>(stored);

        read.ShouldBe(Why);
        read!.GetHashCode().ShouldBe(Why.GetHashCode());
        stored.ShouldNotContain("InVietnamese");
    }

    [Fact]
    public void A_stored_sentence_without_values_has_none()
    {
        var read = JsonSerializer.Deserialize<Sentence>("""{"Vietnamese":"Không có trường này."}""")!;

        read.Arguments.ShouldBeEmpty();
        read.InVietnamese.ShouldBe("Không có trường này.");
    }

    [Fact]
    public void Sentences_with_other_values_differ() =>
        Sentence.Of("Còn {0} người.", "2").ShouldNotBe(Sentence.Of("Còn {0} người.", "3"));

    [Fact]
    public void Braces_in_a_sentence_without_values_are_not_places() =>
        Sentence.Of("Ghi {mã} vào đây.").InVietnamese.ShouldBe("Ghi {mã} vào đây.");

    [Fact]
    public void Braces_inside_a_value_are_left_alone() =>
        Sentence.Of("Ý là “{0}”?", "{1}").InVietnamese.ShouldBe("Ý là “{1}”?");

    [Fact]
    public void Terms_inside_a_value_are_translated_with_the_sentence()
    {
        var due = Sentence.Of("Còn {0} ngày.", $"4 ({Sentence.Term("Không có trường này.")}, {Sentence.Term("Không ai dịch")})");

        due.InVietnamese.ShouldBe("Còn 4 (Không có trường này., Không ai dịch) ngày.");
        new Localizer(typeof(SentenceTests).Assembly).In(System.Globalization.CultureInfo.GetCultureInfo("en-GB"), due)
            .ShouldBe("4 (There is no such field., Không ai dịch) days left.");
    }

    [Fact]
    public void A_term_may_bring_its_English_along()
    {
        var due = Sentence.Of("Còn {0} ngày.", Sentence.Term(new CanBo.Workflows.Bilingual("bốn", "four")));

        due.InVietnamese.ShouldBe("Còn bốn ngày.");
        new Localizer(typeof(SentenceTests).Assembly).In(System.Globalization.CultureInfo.GetCultureInfo("en-GB"), due).ShouldBe("four days left.");
    }

    [Fact]
    public void A_broken_rule_carries_its_sentence_field_and_code()
    {
        var broken = new RuleBrokenException(Sentence.Of("Hết chỗ: {0} trên {0}.", "10"), "rating", "cap_full");

        broken.Message.ShouldBe("Hết chỗ: 10 trên 10.");
        broken.Field.ShouldBe("rating");
        broken.Code.ShouldBe("cap_full");
    }

    [Fact]
    public void Invalid_input_names_every_field()
    {
        var invalid = new InvalidInputException(
            new FieldError("score", Sentence.Of("Nhập từ {0} đến {1}.", "0", "2,5")),
            new FieldError("", Sentence.Of("Thiếu sản phẩm.")));

        invalid.Errors.Length.ShouldBe(2);
        invalid.Message.ShouldBe("score: Nhập từ 0 đến 2,5. Thiếu sản phẩm.");
        Should.Throw<ArgumentException>(() => new InvalidInputException());
    }
}
