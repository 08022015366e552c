using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;

namespace CanBo.Activities.Tests.Access;

public sealed class ActorTests
{
    [Theory]
    [InlineData(SignInStrength.None, false)]
    [InlineData(SignInStrength.System, false)]
    [InlineData(SignInStrength.MailLink, false)]
    [InlineData(SignInStrength.AdminLink, false)]
    [InlineData(SignInStrength.Pin, true)]
    [InlineData(SignInStrength.Password, true)]
    public void Only_an_own_secret_decides(SignInStrength strength, bool mayDecide)
    {
        var actor = new Actor(null, Guid.NewGuid(), ActorRoles.Admin, strength);

        actor.MayDecide.ShouldBe(mayDecide);
        if (!mayDecide)
            Should.Throw<StepUpNeededException>(actor.RequireOwnProof).Code.ShouldBe("pin_needed");
    }

    [Fact]
    public void An_administrator_has_every_role_and_a_participant_none()
    {
        var admin = new Actor(Guid.NewGuid(), null, ActorRoles.Admin, SignInStrength.Password);

        admin.Is(ActorRoles.Organiser).ShouldBeTrue();
        Actor.Anonymous.Is(ActorRoles.Organiser).ShouldBeFalse();
        Should.Throw<NotAllowedException>(() => Actor.Anonymous.Require(ActorRoles.Organiser)).Code.ShouldBe("not_allowed");
    }

    [Fact]
    public void Nobody_is_audited_as_the_system_by_mistake()
    {
        Actor.Anonymous.AuditName.ShouldBe("anonymous");
        Actor.System.AuditName.ShouldBe("system");
        Should.Throw<InvalidOperationException>(() => new CurrentActor().Actor);
    }

    [Theory]
    [InlineData(0, null, "page")]
    [InlineData(null, 0, "pageSize")]
    [InlineData(null, 201, "pageSize")]
    public void A_page_out_of_range_is_refused_by_name(int? page, int? size, string field) =>
        Should.Throw<InvalidInputException>(() => PageRequest.Of(page, size)).Errors.ShouldHaveSingleItem().Field.ShouldBe(field);
}
