using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CanBo.Activities.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Votes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "vote_cases",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    execution = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    options = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    for_xs = table.Column<int>(type: "INTEGER", nullable: false),
                    for_tot = table.Column<int>(type: "INTEGER", nullable: false),
                    for_ht = table.Column<int>(type: "INTEGER", nullable: false),
                    for_kht = table.Column<int>(type: "INTEGER", nullable: false),
                    blank = table.Column<int>(type: "INTEGER", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    exempt = table.Column<int>(type: "INTEGER", nullable: false),
                    present = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    tied = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vote_cases", x => new { x.session_id, x.case_id });
                });

            migrationBuilder.CreateTable(
                name: "vote_paper_counts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    teller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vote_paper_counts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vote_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    node_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    chair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    secretary_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_teller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    second_teller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sealing_key_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closes_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closes_when_all_cast = table.Column<bool>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    invalid_slips = table.Column<int>(type: "INTEGER", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vote_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vote_tie_breaks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    execution = table.Column<int>(type: "INTEGER", nullable: false),
                    decider_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    options = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    rating = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    stood_aside = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    aside_reason = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vote_tie_breaks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vote_voters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    standing = table.Column<string>(type: "TEXT", nullable: false),
                    presence = table.Column<string>(type: "TEXT", nullable: true),
                    way = table.Column<string>(type: "TEXT", nullable: false),
                    envelope = table.Column<byte[]>(type: "BLOB", nullable: true),
                    open_slip = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vote_voters", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_vote_cases_case_id",
                table: "vote_cases",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_vote_paper_counts_session_id_teller_id",
                table: "vote_paper_counts",
                columns: new[] { "session_id", "teller_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_vote_sessions_campaign_id_body_id_status",
                table: "vote_sessions",
                columns: new[] { "campaign_id", "body_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_vote_sessions_secretary_id_status",
                table: "vote_sessions",
                columns: new[] { "secretary_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_vote_tie_breaks_case_id",
                table: "vote_tie_breaks",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_vote_tie_breaks_decider_id_status",
                table: "vote_tie_breaks",
                columns: new[] { "decider_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_vote_voters_person_id",
                table: "vote_voters",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_vote_voters_session_id_person_id",
                table: "vote_voters",
                columns: new[] { "session_id", "person_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "vote_cases");

            migrationBuilder.DropTable(
                name: "vote_paper_counts");

            migrationBuilder.DropTable(
                name: "vote_sessions");

            migrationBuilder.DropTable(
                name: "vote_tie_breaks");

            migrationBuilder.DropTable(
                name: "vote_voters");
        }
    }
}
