using CanBo.Activities.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Errors;

/// <summary>Pages for forms that could not be taken as a whole. They give back what was written, so that nothing typed is lost.</summary>
internal static class TypedTexts
{
    /// <summary>The sign-in ended while the form was open.</summary>
    public static Task WriteSignInAgainAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status401Unauthorized,
        Sentence.Of("Cần đăng nhập lại"),
        [Sentence.Of("Phiên làm việc đã hết trước khi gửi. Chưa có gì được ghi."), Sentence.Of("Chép phần đã viết, đăng nhập lại (hoặc mở lại liên kết trong thư), rồi dán vào.")],
        signIn: true);

    /// <summary>The form's antiforgery token does not fit the sign-in: opened long ago, or before signing in as somebody else.</summary>
    public static Task WriteOldPageAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status400BadRequest,
        Sentence.Of("Trang cũ, chưa gửi được"),
        [Sentence.Of("Trang mở đã lâu, hoặc đã đăng nhập lại ở cửa sổ khác. Chưa có gì được ghi."), Sentence.Of("Chép phần đã viết, quay lại, tải lại trang, rồi dán vào và gửi.")],
        signIn: false);

    /// <summary>A rule said no, and the page has no place of its own to say so.</summary>
    public static Task WriteRefusalAsync(HttpContext context, int status, IEnumerable<Sentence> reasons) =>
        WriteAsync(context, status, Sentence.Of("Chưa làm được việc này"), [.. reasons], signIn: false);

    /// <summary>The database went away during the commit: the page says that it may be recorded, and how to find out.</summary>
    public static Task WriteOutcomeUnknownAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status503ServiceUnavailable,
        Sentence.Of("Chưa biết đã ghi hay chưa"),
        [Sentence.Of("Mất liên lạc với cơ sở dữ liệu đúng lúc ghi việc vừa gửi. Có thể việc đã ghi xong."), Sentence.Of("Chờ nửa phút rồi mở lại trang. Nếu trang cho thấy chưa ghi, gửi lại: việc đã ghi thì không ghi lần nữa.")],
        signIn: false);

    private static async Task WriteAsync(HttpContext context, int status, Sentence heading, IReadOnlyList<Sentence> lines, bool signIn)
    {
        var page = new RazorComponentResult<RefusedPage>(new { Heading = heading, Lines = lines, OffersSignIn = signIn, Typed = await ReadAsync(context) })
        {
            StatusCode = status,
        };
        await page.ExecuteAsync(context);
    }

    private static async Task<IReadOnlyList<TypedText>> ReadAsync(HttpContext context)
    {
        // The framework lets nobody read a form whose token is wrong. This only shows the sender what the sender sent.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        if (!context.Request.HasFormContentType)
            return [];
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return [.. form.Where(field => !IsSecret(field.Key)).SelectMany(field => field.Value.Where(IsProse).Select(text => new TypedText(field.Key, text!)))];
    }

    private static bool IsSecret(string field) =>
        field.StartsWith('_')
        || field.Contains("password", StringComparison.OrdinalIgnoreCase)
        || field.Contains("pin", StringComparison.OrdinalIgnoreCase);

    // Choices, ids and numbers are quickly made again; sentences are not.
    private static bool IsProse(string? text) => text is not null && text.Trim().Contains(' ');
}
