using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CanBo.Activities.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "approval_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    execution = table.Column<int>(type: "integer", nullable: false),
                    node_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    approvers = table.Column<int>(type: "integer", nullable: false),
                    needed = table.Column<int>(type: "integer", nullable: false),
                    rejections = table.Column<int>(type: "integer", nullable: false),
                    asking_order = table.Column<string>(type: "text", nullable: false),
                    may_send_back = table.Column<bool>(type: "boolean", nullable: false),
                    may_delegate = table.Column<bool>(type: "boolean", nullable: false),
                    four_eyes = table.Column<bool>(type: "boolean", nullable: false),
                    shows_answers = table.Column<bool>(type: "boolean", nullable: false),
                    window_days = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    returned_to = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    waived_why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval_voices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    acting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    why = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: true),
                    remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    operation_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    handed_why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    handed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_replaced = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_voices", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_approval_rounds_case_id",
                table: "approval_rounds",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_approval_rounds_instance_id_execution",
                table: "approval_rounds",
                columns: new[] { "instance_id", "execution" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_approval_voices_round_id_position",
                table: "approval_voices",
                columns: new[] { "round_id", "position" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "approval_rounds");

            migrationBuilder.DropTable(
                name: "approval_voices");
        }
    }
}
