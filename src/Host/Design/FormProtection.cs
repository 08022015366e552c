using CanBo.Activities.Texts;
using CanBo.Host.Errors;
using Microsoft.AspNetCore.Antiforgery;

namespace CanBo.Host.Design;

/// <summary>
/// Refuses everything that changes something and was not sent by one of our own pages. The framework alone checks only endpoints
/// that bind a form; here every POST, PUT, PATCH and DELETE is checked unless its endpoint says <c>DisableAntiforgery()</c>.
/// A bearer token is proof enough, because no other site can add that header; so is having no sign-in at all on the API.
/// </summary>
internal static class FormProtection
{
    /// <summary>Goes after authentication and authorization, because the tokens are bound to who is signed in.</summary>
    public static IApplicationBuilder UseFormProtection(this IApplicationBuilder app)
    {
        app.UseAntiforgery();
        return app.Use(CheckAsync);
    }

    private static async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (!MustCarryToken(http))
        {
            await next(http);
            return;
        }

        if (await FindErrorAsync(http) is { } refused)
        {
            await RefuseAsync(http, TooLarge(refused) ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
            return;
        }

        await next(http);
    }

    private static async Task<Exception?> FindErrorAsync(HttpContext http)
    {
        // Of endpoints that bind a form the framework has looked already; after a refusal it lets nobody read the form again, also not to look.
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { } looked)
            return looked.IsValid ? null : looked.Error;

        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            return null;
        }
        catch (AntiforgeryValidationException refused)
        {
            return refused;
        }
    }

    private static bool MustCarryToken(HttpContext http)
    {
        var method = http.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method))
            return false;
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false } and not OwnFormCheck)
            return false;
        return http.Request.Headers.Authorization.Count == 0
            && (!IsApi(http) || http.User.Identity?.IsAuthenticated == true);
    }

    private static bool IsApi(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/elsa");

    // The token is looked for in the form, so this is where a form beyond the limit is first met.
    private static bool TooLarge(Exception refused) =>
        refused.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } or InvalidDataException;

    private static Task RefuseAsync(HttpContext http, int status)
    {
        if (!IsApi(http))
            return status == StatusCodes.Status400BadRequest ? TypedTexts.WriteOldPageAsync(http) : ErrorPages.WriteAsync(http, status);
        var texts = http.RequestServices.GetRequiredService<Localizer>();
        return Results.Problem(statusCode: status, title: status == StatusCodes.Status413PayloadTooLarge
            ? texts["Tệp lớn quá"]
            : texts["Thiếu mã chống giả mạo. Gửi kèm đầu mục RequestVerificationToken, hoặc dùng mã truy cập."]).ExecuteAsync(http);
    }
}
