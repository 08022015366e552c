using CanBo.Workflows.Comparing;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Definitions;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData("agency-head-annual.json")]
    [InlineData("civil-servant-annual.json")]
    [InlineData("leader-annual.json")]
    public void A_version_does_not_differ_from_itself(string file)
    {
        var definition = Read(file);

        DefinitionComparison.Between(definition, definition).ShouldBeEmpty();
    }

    [Fact]
    public void Taking_an_activity_out_says_so_and_names_the_arrows_that_went_with_it()
    {
        var before = Read("civil-servant-annual.json");
        var gone = before.Root.Activities.First(a => before.Root.Connections.Any(c => c.Target == a.Id) && before.Root.Connections.Any(c => c.Source == a.Id));
        var after = before with
        {
            Root = before.Root with
            {
                Activities = before.Root.Activities.Remove(gone),
                Connections = [.. before.Root.Connections.Where(c => c.Source != gone.Id && c.Target != gone.Id)],
            },
        };

        var changes = DefinitionComparison.Between(before, after);

        changes.OfType<DefinitionChange.ActivityRemoved>().ShouldHaveSingleItem().Activity.Id.ShouldBe(gone.Id);
        changes.OfType<DefinitionChange.ConnectionRemoved>().Count().ShouldBe(before.Root.Connections.Length - after.Root.Connections.Length);
        changes.ShouldAllBe(c => c is DefinitionChange.ActivityRemoved || c is DefinitionChange.ConnectionRemoved);
        DefinitionComparison.Between(after, before).Length.ShouldBe(changes.Length);
    }

    [Fact]
    public void A_changed_input_is_told_with_what_it_was_and_is()
    {
        var before = Read("civil-servant-annual.json");
        var activity = before.Root.Activities.First(a => a.Properties.OfType<ActivityProperty.Input>().Any());
        var input = activity.Properties.OfType<ActivityProperty.Input>().First();
        var changed = activity with { Properties = activity.Properties.Replace(input, input with { Expression = new InputExpression.Literal(Value.Of("khác hẳn")) }) };
        var after = before with { Name = "Tên khác", Root = before.Root with { Activities = before.Root.Activities.Replace(activity, changed with { DisplayText = "Bước đổi tên" }) } };

        var changes = DefinitionComparison.Between(before, after);

        changes.OfType<DefinitionChange.Renamed>().ShouldHaveSingleItem().After.ShouldBe("Tên khác");
        changes.OfType<DefinitionChange.ActivityRenamed>().ShouldHaveSingleItem().After.Title.ShouldBe("Bước đổi tên");
        var told = changes.OfType<DefinitionChange.PropertyChanged>().ShouldHaveSingleItem();
        (told.Name, told.Before).ShouldBe((input.Name, input));
    }

    [Fact]
    public void Moving_activities_about_in_the_drawing_changes_nothing()
    {
        var before = Read("civil-servant-annual.json");

        DefinitionComparison.Between(before, before with { Root = before.Root with { Activities = [.. before.Root.Activities.Reverse()], Connections = [.. before.Root.Connections.Reverse()] } }).ShouldBeEmpty();
    }

    [Fact]
    public void How_branches_merge_and_what_starts_instances_is_told()
    {
        var before = Read("civil-servant-annual.json");
        var activity = before.Root.Activities[1];
        var after = before with { Root = before.Root with { Activities = before.Root.Activities.Replace(activity, activity with { MergeMode = "Race", CanStartWorkflow = true }) } };

        DefinitionComparison.Between(before, after).OfType<DefinitionChange.PropertyChanged>().Select(change => change.Name).ShouldBe(["mergeMode", "canStartWorkflow"]);
        DefinitionComparison.Between(after, before).OfType<DefinitionChange.PropertyChanged>().ShouldAllBe(change => change.After == null);
    }

    [Fact]
    public void Another_order_of_a_sequence_and_another_container_are_told()
    {
        var before = Nested("""{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"Test.Pass"},{"id":"b","type":"Test.Pass"},{"id":"if","type":"Elsa.If","then":{"id":"c","type":"Test.Pass"}}]}""");
        var swapped = Nested("""{"id":"s","type":"Elsa.Sequence","activities":[{"id":"b","type":"Test.Pass"},{"id":"a","type":"Test.Pass"},{"id":"if","type":"Elsa.If","then":{"id":"c","type":"Test.Pass"}}]}""");
        var moved = Nested("""{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"Test.Pass"},{"id":"if","type":"Elsa.If","then":{"id":"b","type":"Test.Pass"},"else":{"id":"c","type":"Test.Pass"}}]}""");

        DefinitionComparison.Between(before, swapped).ShouldHaveSingleItem().ShouldBeOfType<DefinitionChange.OrderChanged>().Container.Id.ShouldBe("s");
        DefinitionComparison.Between(before, moved).OfType<DefinitionChange.ActivityMoved>().Select(change => (change.Activity.Id, change.Container.Id)).ShouldBe([("b", "if"), ("c", "if")], ignoreOrder: true);
        DefinitionComparison.Between(before, moved).Length.ShouldBe(2);
    }

    private static WorkflowDefinition Nested(string root) => DefinitionJson.Read($$"""{"definitionId":"d","name":"d","root":{{root}}}""", "nested").Definition!;

    private static WorkflowDefinition Read(string file)
    {
        var reading = DefinitionJson.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Definitions", "Shipped", file)), file);
        reading.Errors.ShouldBeEmpty();
        return reading.Definition!;
    }
}
