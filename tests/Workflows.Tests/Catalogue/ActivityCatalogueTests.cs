using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Catalogue;

public sealed class ActivityCatalogueTests
{
    private static readonly Bilingual Word = new("Từ", "Word");

    [Fact]
    public void A_type_without_version_means_the_newest()
    {
        var catalogue = new ActivityCatalogue([new Named("A", 1), new Named("A", 3), new Named("A", 2)]);

        catalogue.Find("A")!.Descriptor.Version.ShouldBe(3);
        catalogue.Find("A", 2)!.Descriptor.Version.ShouldBe(2);
        catalogue.Find("A", 4).ShouldBeNull();
        catalogue.Find("B").ShouldBeNull();
    }

    [Fact]
    public void Two_activities_with_one_name_and_version_are_refused() =>
        Should.Throw<ArgumentException>(() => new ActivityCatalogue([new Named("Elsa.If", 1)])).Message.ShouldContain("Elsa.If version 1");

    [Fact]
    public void A_version_below_one_is_refused() =>
        Should.Throw<ArgumentException>(() => new ActivityCatalogue([new Named("A", 0)]));

    [Theory]
    [InlineData("name")]
    [InlineData("metadata")]
    [InlineData("activities")]
    public void An_input_named_like_a_property_of_all_activities_is_refused(string input) =>
        Should.Throw<ArgumentException>(() => new ActivityCatalogue([new Named("A", 1, input)])).Message.ShouldContain($"'{input}'");

    [Fact]
    public void Built_in_activities_speak_both_languages_and_their_defaults_fit_their_types()
    {
        foreach (var descriptor in BuiltInActivities.All.Select(activity => activity.Descriptor))
        {
            Bilingual[] texts = [descriptor.DisplayName, descriptor.Description, descriptor.Category, .. descriptor.Inputs.SelectMany(input => new[] { input.DisplayName, input.Description }.Concat(input.Options.Select(option => option.Text)))];
            texts.ShouldAllBe(text => text.Vietnamese.Length > 0 && text.English.Length > 0 && text.Vietnamese.IsNormalized());
            foreach (var input in descriptor.Inputs.Where(input => !input.Default.IsUndefined))
                ValueConversion.To(input.Default, input.TypeName).Succeeded.ShouldBeTrue($"{descriptor.TypeName}.{input.Name}");
        }
    }

    private sealed class Named(string name, int version, string input = "value") : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new(name, version, Word, Word, Categories.Data)
        {
            Inputs = [new(input, "String", Word, Word)],
        };

        public override ActivityResult Begin(ActivityContext context) => context.Done("Done");
    }
}
