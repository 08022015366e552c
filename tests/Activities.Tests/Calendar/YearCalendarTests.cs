using System.Text.Json.Nodes;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;

namespace CanBo.Activities.Tests.Calendar;

public sealed class YearCalendarTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("years");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_years_read_and_write_without_loss()
    {
        var years = YearCalendarJson.Shipped();

        years.Select(year => year.Year).ShouldBe([2026, 2027]);
        foreach (var year in years)
        {
            var written = YearCalendarJson.Write(year);
            YearCalendarJson.Write(YearCalendarJson.Read(written)).ShouldBe(written);
            year.DaysOff.ShouldAllBe(day => day.Name.English.Length > 0 && day.Basis.Length > 0);
        }
    }

    [Theory]
    [InlineData("daysOff", """{"date":"2027-01-01","name":{"vietnamese":"Lễ","english":"Day"},"source":"Law","basis":"x"}""", "daysOff[1].date", "Ngày 01/01/2027 không thuộc năm 2026.")]
    [InlineData("daysOff", """{"date":"2026-01-01","name":{"vietnamese":"Lễ","english":"Day"},"source":"Law","basis":"x"}""", "daysOff[1].date", "Ngày 01/01/2026 ghi hai lần.")]
    [InlineData("daysOff", """{"date":"2026-05-01","name":{"vietnamese":"","english":"Day"},"source":"Law","basis":"x"}""", "daysOff[1].name.vietnamese", "Ghi tên ngày nghỉ.")]
    [InlineData("daysOff", """{"date":"2026-05-01","name":{"vietnamese":"Lễ","english":"Day"},"source":"law","basis":"x"}""", "", "")]
    [InlineData("daysOff", """{"date":"2026-05-01","name":{"vietnamese":"Lễ","english":"Day"},"source":"Rumour","basis":"x"}""", "daysOff[1].source", "Chọn một trong: Law, Announcement, Assumption.")]
    [InlineData("workingDays", """{"date":"2026-01-09","insteadOf":"2026-01-01","source":"Law","basis":"x"}""", "workingDays[0].date", "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.")]
    [InlineData("workingDays", """{"date":"2026-01-10","insteadOf":"2026-01-02","source":"Law","basis":"x"}""", "workingDays[0].insteadOf", "Ghi ngày 02/01/2026 vào danh sách ngày nghỉ.")]
    public void A_mistake_in_a_year_is_named_with_the_fix(string list, string entry, string field, string message)
    {
        var year = JsonNode.Parse("""
            {
              "year": 2026,
              "daysOff": [{ "date": "2026-01-01", "name": { "vietnamese": "Tết Dương lịch", "english": "New Year's Day" }, "source": "Law", "basis": "x" }],
              "workingDays": [],
              "notes": []
            }
            """)!;
        year[list]!.AsArray().Add(JsonNode.Parse(entry));

        if (field.Length == 0)
        {
            YearCalendarJson.Read(year.ToJsonString()).DaysOff.Length.ShouldBe(2);
            return;
        }

        var error = Should.Throw<InvalidInputException>(() => YearCalendarJson.Read(year.ToJsonString())).Errors.ShouldHaveSingleItem();
        error.Field.ShouldBe(field);
        error.Message.InVietnamese.ShouldBe(message);
    }

    [Fact]
    public void A_folder_adds_years_and_replaces_those_of_the_product()
    {
        Save("2028.json", """{"year":2028,"daysOff":[],"workingDays":[],"notes":[]}""");
        Save("2027.json", YearCalendarJson.Write(YearCalendarJson.Shipped()[1] with { DaysOff = [] }));

        var calendar = CalendarServices.Build(new CalendarOptions { YearsFolder = _folder.FullName, ClosesAt = new TimeOnly(16, 30) });

        calendar.IsWorkingDay(new DateOnly(2028, 1, 4)).ShouldBeTrue();
        calendar.IsWorkingDay(new DateOnly(2027, 2, 8)).ShouldBeTrue();
        calendar.IsWorkingDay(new DateOnly(2026, 2, 17)).ShouldBeFalse();
        calendar.Closing.ShouldBe(new TimeOnly(16, 30));
    }

    [Fact]
    public void A_broken_file_of_the_folder_is_named()
    {
        Save("2028.json", """{"year":"x","daysOff":[],"workingDays":[],"notes":[]}""");

        Should.Throw<InvalidDataException>(() => CalendarServices.Build(new CalendarOptions { YearsFolder = _folder.FullName }))
            .Message.ShouldEndWith("2028.json: year: Viết một số nguyên.");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused_at_start() =>
        new CalendarOptions { YearsFolder = Path.Combine(_folder.FullName, "none") }
            .Validate(new System.ComponentModel.DataAnnotations.ValidationContext(this)).ShouldHaveSingleItem().ErrorMessage!.ShouldContain("Calendar:YearsFolder");

    private void Save(string name, string json) => File.WriteAllText(Path.Combine(_folder.FullName, name), json);
}
