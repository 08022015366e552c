using CanBo.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Fixtures;

/// <summary>A small application's database: the runtime's tables and one feature.</summary>
public abstract class TestContext(DbContextOptions options) : RuntimeContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Note>(note =>
        {
            note.ToTable("notes");
            note.HasKey(n => n.Id);
            note.Property(n => n.Id).ValueGeneratedNever();
            note.Property(n => n.Version).IsConcurrencyToken();
            note.HasIndex(n => n.Code).IsUnique();
        });
    }
}

public sealed class SqliteTestContext(DbContextOptions<SqliteTestContext> options) : TestContext(options);

public sealed class PostgreSqlTestContext(DbContextOptions<PostgreSqlTestContext> options) : TestContext(options);

/// <summary>A feature's row.</summary>
public sealed class Note
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public required string Code { get; init; }

    public string Text { get; set; } = "";

    public NoteKind Kind { get; set; }

    public decimal Weight { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    public int Version { get; set; }
}

public enum NoteKind
{
    Plain,
    Urgent,
}
