using System.Text.Json.Nodes;
using CanBo.Activities.Forms;
using CanBo.Activities.Forms.Editing;
using CanBo.Activities.Procedures;

namespace CanBo.Activities.Tests.Forms;

public sealed class FormSheetTests
{
    public static TheoryData<string> Shipped => new(ShippedDocuments.All().Where(d => d.Kind == DocumentKind.Form).Select(d => d.Code));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_form_that_is_opened_and_not_touched_is_the_same_form(string code)
    {
        var form = FormJson.Read(ShippedDocuments.All().Single(d => d.Kind == DocumentKind.Form && d.Code == code).Json);

        var reading = FormSheetReading.Of(FormSheet.Of(form), form.Code, form.Version);

        reading.Errors.ShouldBeEmpty();
        JsonNode.DeepEquals(JsonNode.Parse(FormJson.Write(reading.Form)), JsonNode.Parse(FormJson.Write(form))).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Moving_a_field_down_through_the_whole_form_and_up_again_loses_nothing(string code)
    {
        var form = FormJson.Read(ShippedDocuments.All().Single(d => d.Kind == DocumentKind.Form && d.Code == code).Json);
        var sheet = FormSheet.Of(form);
        var at = "0/0";

        var moves = 0;
        for (; moves < 300; moves++)
        {
            var (next, touched) = FormSheetActs.Apply(sheet, $"down:{at}", FormFieldKind.Text);
            if (touched == Path(at))
                break;
            (sheet, at) = (next, touched!["parts/".Length..].Replace("/fields/", "/", StringComparison.Ordinal));
        }

        sheet.Parts.Sum(p => p.Fields.Length).ShouldBe(form.Fields.Count());
        sheet.Parts[^1].Fields[^1].Name.ShouldBe(form.Parts[0].Fields[0].Name);
        for (; moves > 0; moves--)
        {
            (sheet, var touched) = FormSheetActs.Apply(sheet, $"up:{at}", FormFieldKind.Text);
            at = touched!["parts/".Length..].Replace("/fields/", "/", StringComparison.Ordinal);
        }

        sheet.Parts.SelectMany(p => p.Fields).Select(f => f.Name).ShouldBe(form.Fields.Select(f => f.Name));
    }

    [Fact]
    public void A_new_field_gets_its_name_from_its_Vietnamese_words()
    {
        var (sheet, touched) = FormSheetActs.Apply(Sheet(), "add:0", FormFieldKind.LongText);
        sheet = WithLabel(sheet, 1, "Ưu điểm, kết quả đạt được");

        var reading = FormSheetReading.Of(sheet, "X", 1);

        touched.ShouldBe("parts/0/fields/1");
        reading.Errors.ShouldBeEmpty();
        reading.Form.Fields.Select(f => f.Name).ShouldBe(["uuDiem", "uuDiemKetQuaDatDuoc"]);
        reading.Named(sheet).Parts[0].Fields[1].Name.ShouldBe("uuDiemKetQuaDatDuoc");
    }

    [Fact]
    public void Two_fields_with_the_same_words_get_two_names()
    {
        var (sheet, _) = FormSheetActs.Apply(Sheet(), "add:0", FormFieldKind.Text);

        var reading = FormSheetReading.Of(WithLabel(sheet, 1, "Ưu điểm"), "X", 1);

        reading.Form.Fields.Select(f => f.Name).ShouldBe(["uuDiem", "uuDiem2"]);
    }

    [Fact]
    public void Everything_wrong_is_said_at_the_input_it_is_about()
    {
        var sheet = Sheet() with { Title = Words.None };
        (sheet, _) = FormSheetActs.Apply(sheet, "add:0", FormFieldKind.Number);
        (sheet, _) = FormSheetActs.Apply(sheet, "add:0", FormFieldKind.Choice);
        sheet = sheet with { Parts = [sheet.Parts[0] with { Fields = sheet.Parts[0].Fields.SetItem(1, sheet.Parts[0].Fields[1] with { Min = "nhiều", Max = "5" }) }] };

        var reading = FormSheetReading.Of(sheet, "X", 1);

        reading.Errors.Select(e => e.Field).ShouldBe(
            ["form/title/vi", "parts/0/fields/1/label/vi", "parts/0/fields/1/min", "parts/0/fields/2/label/vi", "parts/0/fields/2/choices/0/label/vi", "parts/0/fields/2/choices/1/label/vi"],
            ignoreOrder: true);
    }

    [Fact]
    public void Settings_that_a_kind_does_not_have_are_left_out_when_the_kind_changes()
    {
        var (sheet, _) = FormSheetActs.Apply(Sheet(), "add:0", FormFieldKind.Choice);
        sheet = WithLabel(sheet, 1, "Đồng ý không");
        sheet = sheet with { Parts = [sheet.Parts[0] with { Fields = sheet.Parts[0].Fields.SetItem(1, sheet.Parts[0].Fields[1] with { Kind = FormFieldKind.LongText, Min = "1", Max = "0" }) }] };

        var reading = FormSheetReading.Of(sheet, "X", 1);

        reading.Errors.ShouldBeEmpty();
        reading.Form.Fields.Last().Choices.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("up:0/0")]
    [InlineData("drop:9/9")]
    [InlineData("drop:-1/0")]
    [InlineData("dropChoice:0/0/7")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void A_button_of_an_old_page_changes_nothing(string button)
    {
        var (sheet, _) = FormSheetActs.Apply(Sheet(), button, FormFieldKind.Text);

        FormJson.Write(FormSheetReading.Of(sheet, "X", 1).Form).ShouldBe(FormJson.Write(FormSheetReading.Of(Sheet(), "X", 1).Form));
    }

    private static FormSheet Sheet() => new(
        new Words("Phiếu", ""), Words.None, Words.None, "",
        [new PartSheet("", new Words("Phần chung", ""), Words.None, [FieldSheet.New(FormFieldKind.LongText) with { Label = new Words("Ưu điểm", "Strengths") }])]);

    private static FormSheet WithLabel(FormSheet sheet, int field, string label) =>
        sheet with { Parts = [sheet.Parts[0] with { Fields = sheet.Parts[0].Fields.SetItem(field, sheet.Parts[0].Fields[field] with { Label = new Words(label, "") }) }] };

    private static string Path(string at) => "parts/" + at.Replace("/", "/fields/", StringComparison.Ordinal);
}
