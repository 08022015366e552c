using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CanBo.Activities.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MeetingDraftsAndRemedialPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "called_for",
                table: "meetings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "draft_sent_at",
                table: "meeting_cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "remedial_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    fault = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    degree = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    reported_year = table.Column<int>(type: "INTEGER", nullable: true),
                    reported_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remedial_items", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "remedial_plans",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    commitment = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remedial_plans", x => x.case_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_remedial_items_campaign_id_status",
                table: "remedial_items",
                columns: new[] { "campaign_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_remedial_items_case_id",
                table: "remedial_items",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_remedial_items_person_id_year",
                table: "remedial_items",
                columns: new[] { "person_id", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_remedial_plans_person_id_year",
                table: "remedial_plans",
                columns: new[] { "person_id", "year" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "remedial_items");

            migrationBuilder.DropTable(
                name: "remedial_plans");

            migrationBuilder.DropColumn(
                name: "called_for",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "draft_sent_at",
                table: "meeting_cases");
        }
    }
}
