using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CanBo.Activities.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Ordering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reviewed_at",
                table: "cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_dependencies",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_dependencies", x => new { x.case_id, x.kind, x.target_id });
                });

            migrationBuilder.CreateTable(
                name: "case_waits",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    until = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    execution = table.Column<int>(type: "integer", nullable: false),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    left_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_waits", x => new { x.case_id, x.node_id });
                });

            migrationBuilder.CreateTable(
                name: "collective_drafts",
                columns: table => new
                {
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    adopted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collective_drafts", x => new { x.campaign_id, x.unit_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_case_dependencies_campaign_id_target_id_kind",
                table: "case_dependencies",
                columns: new[] { "campaign_id", "target_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_case_waits_campaign_id_released_at_arrived_at",
                table: "case_waits",
                columns: new[] { "campaign_id", "released_at", "arrived_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_dependencies");

            migrationBuilder.DropTable(
                name: "case_waits");

            migrationBuilder.DropTable(
                name: "collective_drafts");

            migrationBuilder.DropColumn(
                name: "reviewed_at",
                table: "cases");
        }
    }
}
