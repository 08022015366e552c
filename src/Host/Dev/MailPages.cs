using CanBo.Activities.Mail.Transport;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Dev;

/// <summary>The mails of the pickup folder.</summary>
internal static class MailPages
{
    private const int Shown = 200;

    public static void MapMailPages(this IEndpointRouteBuilder dev)
    {
        dev.MapGet("/mail", (IOptions<MailOptions> mail) =>
            new RazorComponentResult<MailListPage>(new { Mails = PickedUpMail.Newest(mail.Value.PickupFolder, Shown) }));
        dev.MapGet("/mail/{name}", Show);
        dev.MapGet("/mail/{name}/html", ShowHtml);
    }

    private static IResult Show(string name, IOptions<MailOptions> mail, HttpContext http)
    {
        if (PickedUpMail.Find(mail.Value.PickupFolder, name) is not { } found)
            return ErrorPages.NotFound();
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'";
        return new RazorComponentResult<MailPage>(new { Mail = found });
    }

    // A document of its own with no rights but its inline styles, as a mail program shows it; its links open in the whole window.
    private static IResult ShowHtml(string name, IOptions<MailOptions> mail, HttpContext http)
    {
        if (PickedUpMail.Find(mail.Value.PickupFolder, name) is not { Html.Length: > 0 } found)
            return ErrorPages.NotFound();
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";
        http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return TypedResults.Content("<base target=\"_top\">" + found.Html, "text/html; charset=utf-8");
    }
}
