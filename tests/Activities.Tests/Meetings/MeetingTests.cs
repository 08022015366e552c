using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Organising;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Tests.Decisions;
using CanBo.Activities.Tests.Tasks;
using CanBo.Testing;

namespace CanBo.Activities.Tests.Meetings;

public sealed class MeetingTests
{
    [Theory, BothDatabases]
    public async Task The_cases_of_a_unit_share_one_meeting_with_its_people_convoked(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.Whole, staff: 5);
        var secretary = await world.ActorAsync("S1");

        var mine = await world.Get<MeetingQueries>().ListAsync(null, secretary, new(1, 50), CancellationToken.None);
        var view = await world.Get<MeetingQueries>().GetAsync(mine.Items.ShouldHaveSingleItem().Id, secretary, CancellationToken.None);

        view.UnitName.ShouldBe("Phòng Kinh tế");
        view.Chair.Name.ShouldBe("Trần Văn Bình");
        view.Secretary.Name.ShouldBe("Hồ Minh Quân");
        view.Cases.Select(c => c.Name).ShouldBe(["Đỗ Đình 002", "Đỗ Đình 004"]);
        view.Attendance.Select(a => a.Name).ShouldBe(["Trần Văn Bình", "Đỗ Đình 002", "Đỗ Đình 004"], ignoreOrder: true);
        view.MayEdit.ShouldBeTrue();
        view.DueAt.ShouldBe(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero));
    }

    [Theory, BothDatabases]
    public async Task Minutes_are_saved_over_a_version_and_stand_once_adopted(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.Whole, staff: 4);
        var secretary = await world.ActorAsync("S1");
        var id = (await world.Get<MeetingQueries>().ListAsync(null, secretary, new(1, 50), CancellationToken.None)).Items[0].Id;
        var before = await world.Get<MeetingQueries>().GetAsync(id, secretary, CancellationToken.None);
        var draft = new MeetingDraft(
            before.Version,
            Place: "Phòng họp số 1",
            Minutes: "Các đồng chí nhất trí.",
            Attendance: [new AttendanceLine(before.Attendance[0].PersonId, Presence.AbsentWithLeave)],
            Cases: [new MeetingCaseNotes(before.Cases[0].CaseId, "Chủ động.", "Báo cáo chậm.", "Nhất trí.", "Đề nghị Tốt.")]);

        var version = await world.Get<SaveMeeting>().DraftAsync(id, draft, secretary, CancellationToken.None);
        var stale = await Should.ThrowAsync<RuleBrokenException>(() => world.Get<SaveMeeting>().DraftAsync(id, draft, secretary, CancellationToken.None));
        var adopted = draft with { Version = version, Minutes = "Các đồng chí\u0000 nhất trí." };
        await world.Get<AdoptMeeting>().HandleAsync(id, adopted, secretary, CancellationToken.None);
        await world.Get<AdoptMeeting>().HandleAsync(id, adopted, secretary, CancellationToken.None);
        var other = await Should.ThrowAsync<RuleBrokenException>(() => world.Get<AdoptMeeting>().HandleAsync(id, adopted with { Place = "Phòng khác" }, secretary, CancellationToken.None));
        var late = await Should.ThrowAsync<RuleBrokenException>(() => world.Get<SaveMeeting>().DraftAsync(id, draft with { Version = null }, secretary, CancellationToken.None));

        version.ShouldBeGreaterThan(before.Version);
        stale.Code.ShouldBe("stale_version");
        late.Code.ShouldBe("already_adopted");
        other.Code.ShouldBe("already_adopted");
        var after = await world.Get<MeetingQueries>().GetAsync(id, secretary, CancellationToken.None);
        after.Status.ShouldBe(MeetingStatus.Adopted);
        after.MayEdit.ShouldBeFalse();
        after.Place.ShouldBe("Phòng họp số 1");
        after.Minutes.ShouldBe("Các đồng chí nhất trí.");
        after.Cases[0].Conclusion.ShouldBe("Đề nghị Tốt.");
        after.Attendance[0].Presence.ShouldBe(Presence.AbsentWithLeave);
    }

    [Theory, BothDatabases]
    public async Task Those_convoked_may_write_an_opinion_but_not_see_the_notes_and_strangers_see_nothing(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.Whole, staff: 4);
        var secretary = await world.ActorAsync("S1");
        var colleague = await world.ActorAsync("N002");
        var id = (await world.Get<MeetingQueries>().ListAsync(null, secretary, new(1, 50), CancellationToken.None)).Items[0].Id;
        var cases = (await world.Get<MeetingQueries>().GetAsync(id, secretary, CancellationToken.None)).Cases;
        await world.Get<SaveMeeting>().DraftAsync(id, new MeetingDraft(Cases: [new MeetingCaseNotes(cases[0].CaseId, "Chủ động.")]), secretary, CancellationToken.None);

        await world.Get<SaveMeeting>().OpinionAsync(id, cases[1].CaseId, "Làm việc đúng hẹn.", colleague, CancellationToken.None);
        var seen = await world.Get<MeetingQueries>().GetAsync(id, colleague, CancellationToken.None);

        seen.Cases.ShouldAllBe(c => c.Strengths.Length == 0 && c.SelfRating == null);
        (await world.Get<MeetingQueries>().GetAsync(id, secretary, CancellationToken.None)).Cases[1].Written.ShouldHaveSingleItem().Text.ShouldBe("Làm việc đúng hẹn.");
        await Should.ThrowAsync<NotFoundException>(() => world.Get<SaveMeeting>().OpinionAsync(id, cases[0].CaseId, "Về mình.", colleague, CancellationToken.None));
        await Should.ThrowAsync<NotFoundException>(() => world.Get<AdoptMeeting>().HandleAsync(id, null, colleague, CancellationToken.None));
        await Should.ThrowAsync<NotFoundException>(async () => await world.Get<MeetingQueries>().GetAsync(id, await world.ActorAsync("N001"), CancellationToken.None));
        await Should.ThrowAsync<StepUpNeededException>(async () => await world.Get<AdoptMeeting>().HandleAsync(id, null, await world.ActorAsync("S1", SignInStrength.AdminLink), CancellationToken.None));
    }

    [Theory, BothDatabases]
    public async Task A_meeting_at_which_nobody_was_present_is_not_adopted(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.Whole, staff: 4);
        var secretary = await world.ActorAsync("S1");
        var id = (await world.Get<MeetingQueries>().ListAsync(null, secretary, new(1, 50), CancellationToken.None)).Items[0].Id;
        var view = await world.Get<MeetingQueries>().GetAsync(id, secretary, CancellationToken.None);

        var refused = await Should.ThrowAsync<RuleBrokenException>(() => world.Get<AdoptMeeting>().HandleAsync(
            id, new MeetingDraft(Attendance: [.. view.Attendance.Select(a => new AttendanceLine(a.PersonId, Presence.AbsentWithoutLeave))]), secretary, CancellationToken.None));

        refused.Field.ShouldBe("attendance");
        (await world.Get<MeetingQueries>().GetAsync(id, secretary, CancellationToken.None)).Attendance.ShouldAllBe(a => a.Presence == Presence.Present);
    }

    [Theory, BothDatabases]
    public async Task Those_convoked_read_the_sheets_of_their_meeting_with_the_evidence_and_nobody_else_does(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.WithSheet, staff: 5);
        var sheet = await world.TaskAsync("N002", TaskKind.SelfAssessment);
        var file = await world.Get<ChangeFiles>().AddAsync(await world.ActorAsync("N002"), sheet.Id, "evidence", "a.pdf", "%PDF-1.7\n"u8.ToArray(), CancellationToken.None);
        var (convoked, chair, stranger) = (await world.ActorAsync("N004"), await world.ActorAsync("H1"), await world.ActorAsync("N001"));

        await NobodyAsync(convoked, chair);
        await world.SubmitAsync(sheet, Answers.Sheet());
        (await world.Get<FileQueries>().GetAsync(chair, file.Id, CancellationToken.None)).Name.ShouldBe("a.pdf");
        await NobodyAsync(stranger);
        (await world.Get<FileQueries>().GetAsync(convoked, file.Id, CancellationToken.None)).Name.ShouldBe("a.pdf");
        var read = await world.Get<CaseDocuments>().GetAsync(sheet.CaseId!.Value, convoked, CancellationToken.None);
        read.MayOpenFile.ShouldBeFalse();
        read.Answers.ShouldHaveSingleItem().Kind.ShouldBe(TaskKind.SelfAssessment);

        var meeting = (await world.MeetingsAsync()).ShouldHaveSingleItem();
        await world.Get<AdoptMeeting>().HandleAsync(
            meeting.Id, new MeetingDraft(Attendance: [new AttendanceLine(convoked.PersonId!.Value, Presence.AbsentWithLeave)]), chair, CancellationToken.None);
        var opinion = await world.TaskAsync("N002", TaskKind.Opinion);
        await world.SubmitAsync(opinion, Answers.Opinion());
        await NobodyAsync(convoked);
        (await world.Get<CaseDocuments>().GetAsync(sheet.CaseId.Value, chair, CancellationToken.None)).Answers.ShouldHaveSingleItem().Kind.ShouldBe(TaskKind.SelfAssessment);

        async Task NobodyAsync(params Actor[] actors)
        {
            foreach (var actor in actors)
            {
                await Should.ThrowAsync<NotFoundException>(() => world.Get<FileQueries>().GetAsync(actor, file.Id, CancellationToken.None));
                await Should.ThrowAsync<NotFoundException>(() => world.Get<CaseDocuments>().GetAsync(sheet.CaseId!.Value, actor, CancellationToken.None));
            }
        }
    }

    [Theory, BothDatabases]
    public async Task What_was_typed_for_a_case_is_still_there_when_it_comes_back_to_its_meeting(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.WithSheet, staff: 2);
        var secretary = await world.ActorAsync("S1");
        var sheet = await world.TaskAsync("N002", TaskKind.SelfAssessment);
        await world.SubmitAsync(sheet, Answers.Sheet());
        var id = (await world.MeetingsAsync()).ShouldHaveSingleItem().Id;
        await world.Get<SaveMeeting>().DraftAsync(id, new MeetingDraft(Minutes: "Đã bàn.", Cases: [new MeetingCaseNotes(sheet.CaseId!.Value, "Chủ động.")]), secretary, CancellationToken.None);

        await world.Get<ReturnTask>().ReturnAsync(DecisionWorld.Organiser, sheet.Id, 3, "Thiếu điểm tháng 3", CancellationToken.None);
        var left = (await world.MeetingsAsync()).ShouldHaveSingleItem().Status;
        await world.SubmitAsync(await world.TaskAsync("N002", TaskKind.SelfAssessment), Answers.Sheet("80", "TOT"));

        left.ShouldBe(MeetingStatus.Withdrawn);
        var view = await world.Get<MeetingQueries>().GetAsync(id, secretary, CancellationToken.None);
        view.Status.ShouldBe(MeetingStatus.Planned);
        view.Minutes.ShouldBe("Đã bàn.");
        view.Cases.ShouldHaveSingleItem().Strengths.ShouldBe("Chủ động.");
        view.Cases[0].Score.ShouldBe(80);
        await world.Get<AdoptMeeting>().HandleAsync(id, null, secretary, CancellationToken.None);
        (await world.Get<MeetingQueries>().GetAsync(id, secretary, CancellationToken.None)).Cases[0].Score.ShouldBeNull();
    }
}
