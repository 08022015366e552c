using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CanBo.Activities.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MonthlyTotals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "monthly_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    committed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    changed = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    skipped = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_monthly_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "monthly_totals",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    exact = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_monthly_totals", x => new { x.year, x.person_id, x.month });
                });

            migrationBuilder.CreateIndex(
                name: "ix_monthly_imports_campaign_id_created_at",
                table: "monthly_imports",
                columns: new[] { "campaign_id", "created_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "monthly_imports");

            migrationBuilder.DropTable(
                name: "monthly_totals");
        }
    }
}
