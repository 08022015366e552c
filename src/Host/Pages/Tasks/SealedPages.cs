using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Tasks;

/// <summary>Sending an anonymous opinion: what was typed travels with the page and is stored nowhere until it is sealed.</summary>
internal static class SealedPages
{
    public static RazorComponentResult<SealedPage> Empty(TaskView view, DateOnly today) => Page(view, RawValues.Empty, FormErrors.None, today);

    public static async Task<IResult> PostAsync(TaskView view, IFormCollection form, SubmitTask submit, Actor actor, DateOnly today, CancellationToken cancellation)
    {
        var values = new RawValues();
        foreach (var field in view.Form!.Fields)
            values.Set(field.Name, form[field.Name].ToString());
        if (form["_do"] == "back")
            return Page(view, values, FormErrors.None, today);
        var errors = new FormErrors([.. FormReading.Of(view.Form, values, view.Context!).Errors]);
        if (errors.Any)
            return Page(view, values, errors, today);
        var operation = form["_op"].ToString();
        if (form["_do"] != "send" || operation.Length == 0)
            return new RazorComponentResult<SealedPage>(new { View = view, Values = values, Today = today, IsCheck = true, Operation = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture) });
        return await submit.SubmitAsync(actor, view.Task.Id, operation, values, isStrict: false, cancellation) is SubmitOutcome.Received
            ? TypedResults.LocalRedirect($"/tasks/{view.Task.Id}/received")
            : TypedResults.LocalRedirect($"/tasks/{view.Task.Id}");
    }

    private static RazorComponentResult<SealedPage> Page(TaskView view, RawValues values, FormErrors errors, DateOnly today) =>
        new(new { View = view, Values = values, Today = today, Errors = errors }) { StatusCode = errors.Any ? 422 : 200 };
}
