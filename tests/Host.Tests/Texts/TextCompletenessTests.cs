using System.Text;
using System.Text.RegularExpressions;
using CanBo.Activities.Texts;

namespace CanBo.Host.Tests.Texts;

public sealed partial class TextCompletenessTests
{
    private static readonly System.Reflection.Assembly[] Assemblies = [typeof(Program).Assembly, typeof(Localizer).Assembly];
    private static readonly EnglishText[] English = [.. Assemblies.SelectMany(EnglishTexts.Of)];

    [Fact]
    public void Every_text_that_people_see_has_English()
    {
        var texts = new Localizer(Assemblies);

        var missing = SourceTexts.Uses().Where(use => use.Checkable && texts.English(use.Key) is null)
            .Select(use => $"{use.Place}: {use.Key}").ToList();

        missing.ShouldBeEmpty("Add these to the English.resx beside them:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void One_text_has_one_English() => Localizer.Contradictions(English).ShouldBeEmpty();

    [Fact]
    public void Keys_are_plain_literals_so_that_they_can_be_found()
    {
        var hidden = SourceTexts.Uses().Where(use => !use.Checkable).Select(use => $"{use.Place}: {use.Key}").ToList();

        hidden.ShouldBeEmpty("Write these keys as plain \"…\" literals:\n" + string.Join('\n', hidden));
    }

    [Fact]
    public void No_English_is_kept_for_a_text_that_is_gone()
    {
        var used = SourceTexts.Uses().Select(use => use.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sources = SourceTexts.Files.Select(file => file.Text).ToList();

        // A key in a constant, an attribute or a table counts as used when its text stands anywhere in the sources.
        var unused = English.Where(text => !used.Contains(text.Vietnamese))
            .Where(text => !sources.Exists(source => source.Contains(text.Vietnamese, StringComparison.OrdinalIgnoreCase)))
            .Select(text => $"{text.Source}: {text.Vietnamese}").ToList();

        unused.ShouldBeEmpty("Remove these:\n" + string.Join('\n', unused));
    }

    [Fact]
    public void Both_languages_have_the_same_places()
    {
        var differing = English.Where(text => !Places(text.Vietnamese).SetEquals(Places(text.English)))
            .Select(text => $"{text.Source}: {text.Vietnamese} / {text.English}").ToList();

        differing.ShouldBeEmpty(string.Join('\n', differing));
    }

    [Fact]
    public void Keys_are_in_composed_form_because_they_are_compared_as_bytes()
    {
        var decomposed = SourceTexts.Uses().Select(use => use.Key).Concat(English.Select(text => text.Vietnamese))
            .Where(key => !key.IsNormalized(NormalizationForm.FormC)).ToList();

        decomposed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<p>@T[\"Không còn việc nào.\"]</p>", "Không còn việc nào.", true)]
    [InlineData("throw new X(Sentence.Of(\"Nhập từ {0} \" +\n    \"đến {1}.\", a, b));", "Nhập từ {0} đến {1}.", true)]
    [InlineData("Sentence.Key(\"Tên \\\"riêng\\\"\")", "Tên \"riêng\"", true)]
    [InlineData("T[$\"Còn {n} ngày\"]", "T[$\"Còn {n} ngày\"]", false)]
    [InlineData("Sentence.Of(@\"Câu\")", "Sentence.Of(@\"Câu\")", false)]
    public void The_finder_sees_literals_and_reports_strings_that_hide_their_key(string source, string key, bool checkable)
    {
        var use = SourceTexts.UsesIn("x.razor", source).ShouldHaveSingleItem();

        use.ShouldBe(new SourceTexts.Use(key, "x.razor:1", checkable));
    }

    [Theory]
    [InlineData("var x = T[name];")]
    [InlineData("List[\"a\"] HT[\"b\"]")]
    public void The_finder_leaves_other_code_alone(string source) => SourceTexts.UsesIn("x.cs", source).ShouldBeEmpty();

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(place => place.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
