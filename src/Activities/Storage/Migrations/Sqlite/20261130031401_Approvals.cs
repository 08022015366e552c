using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CanBo.Activities.Storage.Migrations.Sqlite
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    execution = table.Column<int>(type: "INTEGER", nullable: false),
                    node_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    approvers = table.Column<int>(type: "INTEGER", nullable: false),
                    needed = table.Column<int>(type: "INTEGER", nullable: false),
                    rejections = table.Column<int>(type: "INTEGER", nullable: false),
                    asking_order = table.Column<string>(type: "TEXT", nullable: false),
                    may_send_back = table.Column<bool>(type: "INTEGER", nullable: false),
                    may_delegate = table.Column<bool>(type: "INTEGER", nullable: false),
                    four_eyes = table.Column<bool>(type: "INTEGER", nullable: false),
                    shows_answers = table.Column<bool>(type: "INTEGER", nullable: false),
                    window_days = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    returned_to = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    waived_why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval_voices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    acting_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    remark = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    operation_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    handed_why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    handed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_replaced = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
