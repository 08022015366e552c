using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.SignIn;

/// <summary>
/// Asks for the PIN where an act needs it, and lets the act go on. A form that was refused for want of a PIN comes back inside the PIN page; sent
/// again with the PIN in <c>__pin</c> it goes to where it was sent first, so that nothing is typed twice and nothing is kept on the server.
/// </summary>
internal sealed class PinStepUp(RequestDelegate next)
{
    public const string PinField = "__pin", AgainField = "__pinAgain", ReturnField = "returnUrl";

    public async Task InvokeAsync(HttpContext context, PinGate gate, CurrentActor current, CurrentSignIn signIn, BrowserSignIn browser, TimeProvider clock)
    {
        if (await ReadFormAsync(context) is not { } form || signIn is not { User: { } user, Ticket: { } ticket } || !form.ContainsKey(PinField))
        {
            await next(context);
            return;
        }

        if (await TryAsync(gate, user, form, context.RequestAborted) is { } errors)
        {
            await WriteAsync(context, errors);
            return;
        }

        if (user.Actor.Strength == SignInStrength.MailLink)
        {
            await browser.ReplaceAsync(ticket with { PinUntil = clock.GetUtcNow() + SignInTicket.PinPeriod });
            current.Actor = user.Actor with { Strength = SignInStrength.Pin };
        }

        await next(context);
    }

    /// <summary>Answers an act that needs the PIN.</summary>
    public static Task AskAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            return WriteAsync(context, FormErrors.None);
        context.Response.Redirect("/pin?" + ReturnField + "=" + Uri.EscapeDataString(context.Request.GetEncodedPathAndQuery()));
        return Task.CompletedTask;
    }

    /// <summary>The page with the PIN field, and the form around it.</summary>
    public static async Task WriteAsync(HttpContext context, FormErrors errors)
    {
        var user = context.RequestServices.GetRequiredService<CurrentSignIn>().User;
        var state = user is null
            ? PinState.NotForThisSignIn
            : await context.RequestServices.GetRequiredService<PinGate>().FindAsync(user.Actor, user.LinkId, context.RequestAborted);
        var form = await ReadFormAsync(context);
        var page = new RazorComponentResult<PinPage>(new
        {
            State = state,
            Action = context.Request.GetEncodedPathAndQuery(),
            Carried = form is null ? [] : Carry(form),
            LosesFiles = form?.Files.Count > 0,
            Errors = errors,
        })
        {
            StatusCode = StatusCodes.Status403Forbidden,
        };
        await page.ExecuteAsync(context);
    }

    private static async Task<FormErrors?> TryAsync(PinGate gate, SignedIn user, IFormCollection form, CancellationToken cancellation)
    {
        try
        {
            if (form.TryGetValue(AgainField, out var again))
            {
                await gate.SetAsync(user.Actor, user.LinkId, form[PinField].ToString(), again.ToString(), cancellation);
                return null;
            }

            return await gate.TryAsync(user.Actor, form[PinField].ToString(), cancellation) switch
            {
                PinOutcome.Right => null,
                PinOutcome.Wrong wrong => Error(Sentence.Of("Mã PIN chưa đúng. Còn {0} lần thử.", $"{wrong.TriesLeft}")),
                PinOutcome.Locked => Error(Sentence.Of("Đã nhập sai nhiều lần. Chờ {0} phút rồi thử lại.", $"{AttemptGuard.Pause.TotalMinutes}")),
                var other => throw new InvalidOperationException($"Unknown outcome {other}."),
            };
        }
        catch (InvalidInputException refused)
        {
            return new FormErrors([.. refused.Errors.Select(e => e with { Field = e.Field == "again" ? AgainField : PinField })]);
        }
    }

    private static FormErrors Error(Sentence sentence) => new([new FieldError(PinField, sentence)]);

    private static List<KeyValuePair<string, string>> Carry(IFormCollection form) =>
        [.. form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))];

    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && ErrorPages.WantsPage(context)
            ? await context.Request.ReadFormAsync(context.RequestAborted)
            : null;
}
