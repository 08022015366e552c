using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CanBo.Activities.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Opinions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "enough",
                table: "tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "entered_by_id",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "seal",
                table: "tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.CreateTable(
                name: "guest_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoke_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    mailed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    mailed_to = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    told_up_to = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guest_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "opinion_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    execution = table.Column<int>(type: "INTEGER", nullable: false),
                    node_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    is_anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    form_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    form_version = table.Column<int>(type: "INTEGER", nullable: false),
                    asked = table.Column<int>(type: "INTEGER", nullable: false),
                    least = table.Column<int>(type: "INTEGER", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    replies = table.Column<int>(type: "INTEGER", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinion_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sealed_opinions",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    envelope = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_opinions", x => x.task_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_guest_links_campaign_id_unit_id",
                table: "guest_links",
                columns: new[] { "campaign_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_opinion_rounds_case_id",
                table: "opinion_rounds",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_opinion_rounds_instance_id_execution",
                table: "opinion_rounds",
                columns: new[] { "instance_id", "execution" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sealed_opinions_round_id",
                table: "sealed_opinions",
                column: "round_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "guest_links");

            migrationBuilder.DropTable(
                name: "opinion_rounds");

            migrationBuilder.DropTable(
                name: "sealed_opinions");

            migrationBuilder.DropColumn(
                name: "enough",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "entered_by_id",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "seal",
                table: "tasks");
        }
    }
}
