using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CanBo.Activities.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RepeatedCampaigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_notices_recipient_id_status_not_before",
                table: "notices");

            migrationBuilder.CreateTable(
                name: "campaign_repeat_months",
                columns: table => new
                {
                    repeated_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    because = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_repeat_months", x => new { x.repeated_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "campaign_repeats",
                columns: table => new
                {
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    working_days = table.Column<int>(type: "integer", nullable: false),
                    despite_findings = table.Column<bool>(type: "boolean", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_repeats", x => x.campaign_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_slow",
                table: "outbox",
                column: "due_at",
                filter: "status = 'Waiting' and kind = 'http-request'");

            migrationBuilder.CreateIndex(
                name: "ix_notices_recipient_id_not_before",
                table: "notices",
                columns: new[] { "recipient_id", "not_before" },
                filter: "status = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_repeat_months_campaign_id",
                table: "campaign_repeat_months",
                column: "campaign_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaign_repeat_months");

            migrationBuilder.DropTable(
                name: "campaign_repeats");

            migrationBuilder.DropIndex(
                name: "ix_outbox_slow",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_notices_recipient_id_not_before",
                table: "notices");

            migrationBuilder.CreateIndex(
                name: "ix_notices_recipient_id_status_not_before",
                table: "notices",
                columns: new[] { "recipient_id", "status", "not_before" });
        }
    }
}
