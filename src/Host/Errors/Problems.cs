using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Errors;

/// <summary>Problem details (RFC 9457) with a stable <c>code</c> for programs and a sentence in the reader's language for people.</summary>
internal static class Problems
{
    /// <summary>What an exception is to a program that called the API.</summary>
    public static ProblemHttpResult Of(Exception exception, Localizer texts) => exception switch
    {
        ProcedureRefusedException refused => Result(
            400,
            "invalid_input",
            texts["Quy trình còn lỗi nên chưa công bố; xem từng lỗi ở findings."],
            ByField(refused.Errors, texts),
            new() { ["findings"] = refused.Findings, ["mayBeWaived"] = refused.MayBeWaived }),
        InvalidInputException input => Result(400, "invalid_input", texts["Có chỗ cần sửa; xem từng trường ở errors."], ByField(input.Errors, texts)),
        RuleBrokenException rule => Result(409, rule.Code, texts.Say(rule.Sentence), rule.Field is { } field ? ByField([new(field, rule.Sentence)], texts) : null),
        NotFoundException => Standard(404, texts),
        NotAllowedException refused => Result(403, refused.Code, texts.Say(refused.Sentence)),
        StepConflictException => Result(409, "conflict", texts["Nhiều người cùng đổi một chỗ. Chưa có gì được ghi; thử lại sau giây lát."]),
        StepOutcomeUnknownException => Result(503, "outcome_unknown", texts["Mất liên lạc với cơ sở dữ liệu đúng lúc ghi, nên chưa biết việc vừa gửi đã ghi xong hay chưa. Sau nửa phút, gửi lại với cùng Idempotency-Key hoặc cùng operationId: việc đã ghi thì không ghi lần nữa, việc chưa ghi thì ghi lần này."]),
        BadHttpRequestException { StatusCode: 400 } bad => Result(400, "bad_request", UnreadableRequest.Explain(bad, texts)),
        BadHttpRequestException bad => Standard(bad.StatusCode, texts),
        AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => Standard(bad.StatusCode, texts),
        AntiforgeryValidationException => Standard(400, texts, "antiforgery"),
        InvalidDataException => Result(400, "bad_request", texts["Không đọc được biểu mẫu gửi lên: thiếu phần cuối, hoặc quá nhiều trường."]),
        _ => Standard(500, texts),
    };

    /// <summary>The usual sentence for a status.</summary>
    public static ProblemHttpResult Standard(int status, Localizer texts, string? code = null) => status switch
    {
        400 when code == "antiforgery" => Result(400, code, texts["Thiếu mã chống giả mạo. Gửi mã truy cập (Authorization: Bearer), hoặc mã của trang trong tiêu đề RequestVerificationToken."]),
        400 => Result(400, code ?? "bad_request", texts["Không đọc được yêu cầu."]),
        401 => Result(401, code ?? "sign_in_needed", texts["Cần đăng nhập: gửi mã truy cập lấy từ POST /api/v1/token trong tiêu đề Authorization: Bearer."]),
        403 => Result(403, code ?? "not_allowed", texts["Tài khoản này không được làm việc đó. Nếu cần, hỏi người quản trị."]),
        404 => Result(404, code ?? "not_found", texts["Không có ở đây, hoặc tài khoản này không được xem."]),
        405 => Result(405, code ?? "wrong_method", texts["Địa chỉ này không nhận phương thức đó; xem /openapi/v1.json."]),
        413 => Result(413, code ?? "too_large", texts["Nội dung gửi lên quá lớn. Mỗi tệp tối đa 10 MB."]),
        415 => Result(415, code ?? "wrong_content_type", texts["Kiểu nội dung không nhận được; phần lớn địa chỉ nhận application/json, xem /openapi/v1.json."]),
        429 => Result(429, code ?? "too_many", texts["Gọi nhiều lần quá nhanh. Chờ một phút rồi thử lại."]),
        503 => Result(503, code ?? "busy", texts["Hệ thống đang bận. Chưa có gì được ghi; thử lại sau giây lát."]),
        >= 500 => Result(status, code ?? "internal", texts["Hệ thống gặp lỗi. Việc vừa rồi có thể chưa được ghi; xem lại trước khi gửi lần nữa."]),
        _ => Result(status, code ?? "refused", texts["Không nhận yêu cầu này."]),
    };

    /// <summary>A problem with a sentence of its own.</summary>
    public static ProblemHttpResult Result(int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null, Dictionary<string, object?>? more = null)
    {
        more ??= [];
        more["code"] = code;
        if (errors is not null)
            more["errors"] = errors;
        return TypedResults.Problem(detail, statusCode: status, title: Title(status), extensions: more);
    }

    /// <summary>Writes the usual answer for a status, where there is only the context.</summary>
    public static Task WriteAsync(HttpContext context, int status, string? code = null) =>
        Standard(status, context.RequestServices.GetRequiredService<Localizer>(), code).ExecuteAsync(context);

    private static Dictionary<string, string[]> ByField(IEnumerable<FieldError> errors, Localizer texts) =>
        errors.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Select(e => texts.Say(e.Message)).ToArray());

    // The registered names of HTTP; the detail is what people read.
    private static string Title(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
