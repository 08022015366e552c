using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CanBo.Activities.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class CaseMigrations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_migrations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    from_version_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    from_version = table.Column<int>(type: "integer", nullable: false),
                    to_version_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    to_version = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    started_by = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    moved = table.Column<int>(type: "integer", nullable: false),
                    stayed = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_migrations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "migrated_cases",
                columns: table => new
                {
                    migration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_moved = table.Column<bool>(type: "boolean", nullable: false),
                    notes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_migrated_cases", x => new { x.migration_id, x.case_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_case_migrations_definition_id_started_at",
                table: "case_migrations",
                columns: new[] { "definition_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_migrated_cases_migration_id_is_moved",
                table: "migrated_cases",
                columns: new[] { "migration_id", "is_moved" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_migrations");

            migrationBuilder.DropTable(
                name: "migrated_cases");
        }
    }
}
