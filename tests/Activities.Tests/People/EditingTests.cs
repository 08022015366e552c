using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.People.Editing;
using CanBo.Activities.People.Import;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.People;

public sealed class EditingTests
{
    private static readonly PersonEdit Edit = new("Đỗ Đình  Ân", "an2@sonlinh.example", "0900000021", PartyStatus.Full, "", "", new DateOnly(2022, 8, 15), null);

    [Theory, BothDatabases]
    public async Task A_person_is_changed_and_a_form_opened_earlier_is_refused(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        var person = await app.PersonAsync("021");

        await app.Get<EditPerson>().SaveAsync(PeopleApplication.Organiser, person.Id, person.Version, Edit, CancellationToken.None);
        var refused = await Should.ThrowAsync<RuleBrokenException>(() => app.Get<EditPerson>().SaveAsync(PeopleApplication.Organiser, person.Id, person.Version, Edit, CancellationToken.None));

        var after = await app.PersonAsync("021");
        (after.FullName, after.Email, after.PartyStatus).ShouldBe(("Đỗ Đình Ân", "an2@sonlinh.example", PartyStatus.Full));
        refused.Code.ShouldBe("changed_meanwhile");
    }

    [Theory, BothDatabases]
    public async Task Everything_wrong_with_a_form_is_said_at_once(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        var person = await app.PersonAsync("021");
        var edit = Edit with { FullName = " ", Email = "an", Phone = "x", ResidenceCode = "K9", ActiveTo = new DateOnly(2020, 1, 1) };

        var refused = await Should.ThrowAsync<InvalidInputException>(() => app.Get<EditPerson>().SaveAsync(PeopleApplication.Organiser, person.Id, person.Version, edit, CancellationToken.None));

        refused.Errors.Select(e => e.Field).ShouldBe(["fullName", "email", "phone", "residenceCode", "activeTo"]);
        (await app.PersonAsync("021")).Email.ShouldBe("an@sonlinh.example");
    }

    [Theory, BothDatabases]
    public async Task An_address_given_to_a_second_person_is_flagged_on_both(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        var person = await app.PersonAsync("021");

        await app.Get<EditPerson>().SaveAsync(PeopleApplication.Organiser, person.Id, person.Version, Edit with { Email = "dung@sonlinh.example" }, CancellationToken.None);

        (await app.PersonAsync("021")).Mailbox.ShouldBe(Mailbox.Shared);
        (await app.PersonAsync("022")).Mailbox.ShouldBe(Mailbox.Shared);
    }

    [Theory, BothDatabases]
    public async Task Somebody_who_leaves_ends_posts_and_roles_with_the_same_day(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        var day = new DateOnly(2026, 1, 31);

        await app.Get<EditPerson>().EndAsync(PeopleApplication.Organiser, (await app.PersonAsync("020")).Id, day, CancellationToken.None);

        (await app.PersonAsync("020")).ActiveTo.ShouldBe(day);
        (await app.PostsAsync("020")).ShouldAllBe(p => p.To == day);
        await using var db = app.Read();
        (await db.Set<Membership>().Where(m => m.PersonCode == "020").ToListAsync()).ShouldAllBe(m => m.To == day);
    }

    [Theory, BothDatabases]
    public async Task A_new_main_post_takes_the_place_of_the_old_one(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        var person = await app.PersonAsync("021");

        await app.Get<EditPost>().SaveAsync(
            PeopleApplication.Organiser, person.Id, null, new PostEdit("P2", "Phó Trưởng phòng", "Trưởng phòng", "030", true, new DateOnly(2026, 1, 1), null), CancellationToken.None);

        var posts = await app.PostsAsync("021");
        posts.Select(p => (p.UnitCode, p.IsMain)).ShouldBe([("P2", true), ("P1", false)]);
        posts[0].UnitId.ShouldBe((await app.UnitAsync("P2")).Id);
        posts[0].SuperiorId.ShouldBe((await app.PersonAsync("030")).Id);
    }

    [Theory]
    [BothDatabases("010", "020", "Các cấp trên trực tiếp nối thành vòng: 010 → 020 → 011 → 010. Sửa superiorCode của một người.")]
    [BothDatabases("010", "010", "Không ai là cấp trên của chính mình. Ghi số hiệu của người đứng đầu đơn vị, hoặc để trống.")]
    [BothDatabases("010", "999", "Chưa có ai mang số hiệu “999”.")]
    public async Task A_superior_must_be_known_and_above(DatabaseKind kind, string code, string superior, string message)
    {
        await using var app = await OrganisationAsync(kind);
        var post = (await app.PostsAsync(code))[0];
        var edit = new PostEdit("X", "Chủ tịch", "Lãnh đạo xã", superior, true, null, null);

        var refused = await Should.ThrowAsync<InvalidInputException>(() => app.Get<EditPost>().SaveAsync(PeopleApplication.Organiser, post.PersonId, post.Id, edit, CancellationToken.None));

        refused.Errors.ShouldHaveSingleItem().Message.InVietnamese.ShouldBe(message);
    }

    [Theory, BothDatabases]
    public async Task Roles_are_added_and_ended(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        var person = await app.PersonAsync("021");
        var none = CancellationToken.None;

        await app.Get<EditMembership>().SaveAsync(PeopleApplication.Organiser, person.Id, null, new MembershipEdit("P1", MembershipRole.Secretary, 0, null, null), none);
        await using var db = app.Read();
        var added = await db.Set<Membership>().SingleAsync(m => m.PersonCode == "021");
        await app.Get<EditMembership>().SaveAsync(PeopleApplication.Organiser, person.Id, added.Id, new MembershipEdit("P1", MembershipRole.Secretary, 0, null, new DateOnly(2026, 1, 4)), none);

        (added.PersonId, added.UnitId).ShouldBe((person.Id, (await app.UnitAsync("P1")).Id));
        var chair = await app.Get<Participants>().ResolveForUnitsAsync(db, ParticipantRule.MeetingSecretary, [added.UnitId!.Value], new DateOnly(2026, 1, 5), none);
        chair.Values.ShouldHaveSingleItem().People[0].Name.ShouldBe("Phạm Thị Lan");
    }

    [Theory, BothDatabases]
    public async Task A_unit_is_moved_but_never_below_itself(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        var unit = await app.UnitAsync("P1");
        var edit = new UnitEdit("Phòng Kinh tế và Hạ tầng", "P2", UnitKind.Agency, "X", "");

        await app.Get<EditUnit>().SaveAsync(PeopleApplication.Organiser, unit.Id, unit.Version, edit, CancellationToken.None);
        var above = await app.UnitAsync("P2");
        var refused = await Should.ThrowAsync<InvalidInputException>(() =>
            app.Get<EditUnit>().SaveAsync(PeopleApplication.Organiser, above.Id, above.Version, new UnitEdit(above.Name, "P1", above.Kind, "X", ""), CancellationToken.None));

        (await app.UnitAsync("P1")).ParentId.ShouldBe(above.Id);
        refused.Errors.ShouldHaveSingleItem().Message.InVietnamese.ShouldContain("P2 → P1 → P2");
    }

    [Theory, BothDatabases]
    public async Task A_participant_edits_nothing(DatabaseKind kind)
    {
        await using var app = await OrganisationAsync(kind);
        var person = await app.PersonAsync("021");

        await Should.ThrowAsync<NotAllowedException>(() => app.Get<EditPerson>().SaveAsync(PeopleApplication.Participant, person.Id, person.Version, Edit, CancellationToken.None));
        await Should.ThrowAsync<NotAllowedException>(() => app.Get<EditPerson>().EndAsync(PeopleApplication.Participant, person.Id, new DateOnly(2026, 1, 1), CancellationToken.None));
    }

    private static async Task<PeopleApplication> OrganisationAsync(DatabaseKind kind)
    {
        var app = await PeopleApplication.StartAsync(kind);
        await app.ImportAsync(ImportKind.Units, CsvSamples.Units);
        await app.ImportAsync(ImportKind.People, CsvSamples.People);
        await app.ImportAsync(ImportKind.Memberships, CsvSamples.Memberships);
        return app;
    }
}
