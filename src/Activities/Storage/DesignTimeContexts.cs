using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CanBo.Activities.Storage;

/// <summary>
/// Lets <c>dotnet ef migrations add NAME --context SqliteCanBoContext</c> make migrations; see <c>docs/migrations.md</c>. Never used at run time: the
/// database named here is not opened.
/// </summary>
public sealed class SqliteContextDesign : IDesignTimeDbContextFactory<SqliteCanBoContext>
{
    /// <inheritdoc />
    public SqliteCanBoContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCanBoContext>().UseSqlite("Data Source=design.db").Options);
}

/// <inheritdoc cref="SqliteContextDesign" />
public sealed class PostgreSqlContextDesign : IDesignTimeDbContextFactory<PostgreSqlCanBoContext>
{
    /// <inheritdoc />
    public PostgreSqlCanBoContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlCanBoContext>().UseNpgsql("Host=localhost;Database=design").Options);
}
