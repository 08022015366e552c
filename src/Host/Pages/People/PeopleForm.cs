using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.People.Directory;
using CanBo.Activities.People.Editing;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.People;

/// <summary>Forms about posts and roles: shows them, saves them, gives them back with what is to be mended.</summary>
internal sealed class PeopleForm(PeopleDirectory people, UnitDirectory units, EditPost editPost, EditMembership editMembership, CurrentActor current)
{
    /// <summary>Null when it worked, else what the reader is told.</summary>
    public static async Task<FormErrors?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (InvalidInputException refused)
        {
            return FormErrors.Of(refused);
        }
        catch (RuleBrokenException broken)
        {
            return FormErrors.Of(broken);
        }
    }

    public async Task<IResult> PostPageAsync(Guid personId, Guid? postId, PostForm? typed, FormErrors errors, CancellationToken cancellation)
    {
        var form = typed ?? await PostAsync(personId, postId, cancellation);
        return new RazorComponentResult<PostEditPage>(new
        {
            Form = form,
            Units = await units.ListAsync(current.Actor, cancellation),
            Groups = await people.PositionGroupsAsync(current.Actor, cancellation),
            Errors = errors,
        })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    public async Task<IResult> SavePostAsync(Guid personId, Guid? postId, HttpRequest request, CancellationToken cancellation)
    {
        var form = (await PostAsync(personId, postId, cancellation)).Typed(await request.ReadFormAsync(cancellation));
        var errors = await TryAsync(() => editPost.SaveAsync(current.Actor, personId, postId, form.ToEdit(), cancellation));
        return errors is null ? TypedResults.LocalRedirect($"/people/{personId}") : await PostPageAsync(personId, postId, form, errors, cancellation);
    }

    public async Task<IResult> MembershipPageAsync(Guid personId, Guid? membershipId, MembershipForm? typed, FormErrors errors, CancellationToken cancellation)
    {
        var form = typed ?? await MembershipAsync(personId, membershipId, cancellation);
        return new RazorComponentResult<MembershipEditPage>(new { Form = form, Units = await units.ListAsync(current.Actor, cancellation), Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    public async Task<IResult> SaveMembershipAsync(Guid personId, Guid? membershipId, HttpRequest request, CancellationToken cancellation)
    {
        var form = (await MembershipAsync(personId, membershipId, cancellation)).Typed(await request.ReadFormAsync(cancellation));
        var errors = await TryAsync(() => editMembership.SaveAsync(current.Actor, personId, membershipId, form.ToEdit(), cancellation));
        return errors is null ? TypedResults.LocalRedirect($"/people/{personId}") : await MembershipPageAsync(personId, membershipId, form, errors, cancellation);
    }

    private async Task<PostForm> PostAsync(Guid personId, Guid? postId, CancellationToken cancellation)
    {
        var person = await people.FindAsync(current.Actor, personId, cancellation);
        var post = postId is null ? null : person.Posts.FirstOrDefault(p => p.Id == postId) ?? throw new NotFoundException();
        return PostForm.Of(person, post);
    }

    private async Task<MembershipForm> MembershipAsync(Guid personId, Guid? membershipId, CancellationToken cancellation)
    {
        var person = await people.FindAsync(current.Actor, personId, cancellation);
        var membership = membershipId is null ? null : person.Memberships.FirstOrDefault(m => m.Id == membershipId) ?? throw new NotFoundException();
        return MembershipForm.Of(person, membership);
    }
}
