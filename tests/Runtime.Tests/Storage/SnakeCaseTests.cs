using CanBo.Runtime.Storage;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Storage;

public sealed class SnakeCaseTests
{
    [Theory]
    [InlineData("DueAt", "due_at")]
    [InlineData("IX_TaskItem_DueAt", "ix_task_item_due_at")]
    [InlineData("HTMLText", "html_text")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("Version2Name", "version2_name")]
    public void Words_are_parted_by_underscores(string name, string expected) => SnakeCase.Of(name).ShouldBe(expected);

    [Fact]
    public void Names_too_long_for_PostgreSQL_stay_different()
    {
        var one = SnakeCase.Of("IX_" + new string('A', 40) + "SomethingVeryLongOne");
        var other = SnakeCase.Of("IX_" + new string('A', 40) + "SomethingVeryLongTwo");

        one.Length.ShouldBeLessThanOrEqualTo(63);
        one.ShouldNotBe(other);
    }

    [Theory, BothDatabases]
    public async Task Features_tables_columns_keys_and_indexes_have_snake_case_names(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await using var db = application.Read();

        var note = db.Model.FindEntityType(typeof(Note)).ShouldNotBeNull();

        note.GetTableName().ShouldBe("notes");
        note.FindProperty(nameof(Note.WrittenAt))!.GetColumnName().ShouldBe("written_at");
        note.FindPrimaryKey()!.GetName().ShouldBe("pk_notes");
        note.GetIndexes().Single().GetDatabaseName().ShouldBe("ix_notes_code");
    }
}
