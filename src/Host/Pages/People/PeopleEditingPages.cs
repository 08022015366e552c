using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.People.Directory;
using CanBo.Activities.People.Editing;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.People;

/// <summary>Forms about one person, post, role or unit.</summary>
internal static class PeopleEditingPages
{
    public static void MapPeopleEditing(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/{id:guid}/edit", EditPersonPage);
        pages.MapPost("/{id:guid}/edit", SavePerson);
        pages.MapPost("/{id:guid}/end", EndPerson);
        pages.MapGet("/{id:guid}/posts/new", (Guid id, PeopleForm forms, CancellationToken cancellation) => forms.PostPageAsync(id, null, null, FormErrors.None, cancellation));
        pages.MapGet("/{id:guid}/posts/{post:guid}", (Guid id, Guid post, PeopleForm forms, CancellationToken cancellation) => forms.PostPageAsync(id, post, null, FormErrors.None, cancellation));
        pages.MapPost("/{id:guid}/posts/new", (Guid id, HttpRequest request, PeopleForm forms, CancellationToken cancellation) => forms.SavePostAsync(id, null, request, cancellation));
        pages.MapPost("/{id:guid}/posts/{post:guid}", (Guid id, Guid post, HttpRequest request, PeopleForm forms, CancellationToken cancellation) => forms.SavePostAsync(id, post, request, cancellation));
        pages.MapGet("/{id:guid}/memberships/new", (Guid id, PeopleForm forms, CancellationToken cancellation) => forms.MembershipPageAsync(id, null, null, FormErrors.None, cancellation));
        pages.MapGet("/{id:guid}/memberships/{membership:guid}", (Guid id, Guid membership, PeopleForm forms, CancellationToken cancellation) => forms.MembershipPageAsync(id, membership, null, FormErrors.None, cancellation));
        pages.MapPost("/{id:guid}/memberships/new", (Guid id, HttpRequest request, PeopleForm forms, CancellationToken cancellation) => forms.SaveMembershipAsync(id, null, request, cancellation));
        pages.MapPost("/{id:guid}/memberships/{membership:guid}", (Guid id, Guid membership, HttpRequest request, PeopleForm forms, CancellationToken cancellation) => forms.SaveMembershipAsync(id, membership, request, cancellation));
        pages.MapGet("/units/{id:guid}", EditUnitPage);
        pages.MapPost("/units/{id:guid}", SaveUnit);
    }

    private static async Task<RazorComponentResult<PersonEditPage>> EditPersonPage(Guid id, PeopleDirectory people, UnitDirectory units, Actor actor, CancellationToken cancellation)
    {
        var view = await people.FindAsync(actor, id, cancellation);
        return new(new { Form = PersonForm.Of(view.Person), Units = await units.ListAsync(actor, cancellation) });
    }

    private static async Task<IResult> SavePerson(Guid id, HttpRequest request, PeopleDirectory people, UnitDirectory units, EditPerson edit, Actor actor, CancellationToken cancellation)
    {
        var form = PersonForm.Of((await people.FindAsync(actor, id, cancellation)).Person).Typed(await request.ReadFormAsync(cancellation));
        var errors = await PeopleForm.TryAsync(() => edit.SaveAsync(actor, id, form.Version, form.ToEdit(), cancellation));
        return errors is null
            ? TypedResults.LocalRedirect($"/people/{id}")
            : new RazorComponentResult<PersonEditPage>(new { Form = form, Units = await units.ListAsync(actor, cancellation), Errors = errors }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> EndPerson(Guid id, HttpRequest request, PeopleDirectory people, EditPerson edit, Actor actor, CancellationToken cancellation)
    {
        var typed = (await request.ReadFormAsync(cancellation))["lastDay"].ToString();
        var errors = await PeopleForm.TryAsync(() => edit.EndAsync(
            actor,
            id,
            FormTexts.Day("lastDay", typed) ?? throw new InvalidInputException("lastDay", Activities.Texts.Sentence.Of("Ghi ngày cuối cùng ở cơ quan.")),
            cancellation));
        return errors is null
            ? TypedResults.LocalRedirect($"/people/{id}")
            : new RazorComponentResult<PersonPage>(new { View = await people.FindAsync(actor, id, cancellation), LastDay = typed, Errors = errors }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<RazorComponentResult<UnitEditPage>> EditUnitPage(Guid id, UnitDirectory units, Actor actor, CancellationToken cancellation) =>
        new(new { Form = UnitForm.Of(await units.FindAsync(actor, id, cancellation)), Units = await units.ListAsync(actor, cancellation) });

    private static async Task<IResult> SaveUnit(Guid id, HttpRequest request, UnitDirectory units, EditUnit edit, Actor actor, CancellationToken cancellation)
    {
        var form = UnitForm.Of(await units.FindAsync(actor, id, cancellation)).Typed(await request.ReadFormAsync(cancellation));
        var errors = await PeopleForm.TryAsync(() => edit.SaveAsync(actor, id, form.Version, form.ToEdit(), cancellation));
        return errors is null
            ? TypedResults.LocalRedirect("/people/units")
            : new RazorComponentResult<UnitEditPage>(new { Form = form, Units = await units.ListAsync(actor, cancellation), Errors = errors }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
