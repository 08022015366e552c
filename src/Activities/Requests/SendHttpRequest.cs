using System.Collections.Immutable;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Requests;

/// <summary>
/// Asks another system over HTTP and waits for its answer. The request is a row of the outbox, sent after the commit, at least once, with the effect's id as its <c>Idempotency-Key</c>; the
/// answer comes back as a stimulus.
/// </summary>
internal sealed class SendHttpRequest : Activity
{
    /// <summary>Names of what came back.</summary>
    public const string Answered = nameof(Answered), Failed = nameof(Failed), Refused = nameof(Refused);

    private const string Url = "url", Method = "method", Content = "content", ContentType = "contentType", Headers = "requestHeaders", Secret = "authorization",
        Codes = "expectedStatusCodes", Timeout = "timeout", Retries = "retries";

    private const string Unmatched = "Unmatched status code", NoConnection = "Failed to connect", TooLate = "Timeout";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

    private static readonly PortDescriptor AnotherCode = new(Unmatched, new Bilingual("Mã khác", "Another status code"));

    private static readonly ImmutableArray<PortDescriptor> WithoutAnswer =
    [
        new(NoConnection, new Bilingual("Không kết nối được", "Failed to connect")),
        new(TooLate, new Bilingual("Quá giờ", "Timeout")),
    ];

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.FlowSendHttpRequest",
        1,
        new Bilingual("Gửi yêu cầu HTTP", "Send HTTP request"),
        new Bilingual("Gửi một yêu cầu HTTP tới hệ thống khác rồi chờ trả lời.", "Sends an HTTP request to another system and waits for the answer."),
        RequestCategories.Http)
    {
        Inputs =
        [
            new(Url, "String", new Bilingual("Địa chỉ", "URL"), new Bilingual("Bắt đầu bằng https:// hoặc http://.", "Begins with https:// or http://.")) { Required = true },
            new(Method, "String", new Bilingual("Phương thức", "Method"), new Bilingual("Cách gửi.", "How it is sent."))
            {
                UiHint = "dropdown",
                Options = [.. Methods.Select(method => new InputOption(method, new Bilingual(method, method)))],
                Default = Value.Of("GET"),
            },
            new(Content, "Object", new Bilingual("Nội dung gửi", "Content"), new Bilingual("Chữ thì gửi nguyên, đối tượng thì gửi dạng JSON; không có dữ liệu cá nhân.", "A text is sent as it is, an object as JSON; no personal data."))
            {
                UiHint = "multiline",
            },
            new(ContentType, "String", new Bilingual("Kiểu nội dung", "Content type"), new Bilingual("Để trống: application/json cho đối tượng, text/plain cho chữ.", "Empty: application/json for an object, text/plain for a text.")),
            new(Headers, "ObjectDictionary", new Bilingual("Tiêu đề thêm", "Request headers"), new Bilingual("Tên và giá trị; mật khẩu không để ở đây.", "Names and values; no passwords here.")) { UiHint = "dictionary" },
            new(Secret, "String", new Bilingual("Tên bí mật", "Secret"), new Bilingual("Tên một mục của HttpRequests:Secrets trên máy chủ; giá trị của nó là tiêu đề Authorization.", "The name of an entry of HttpRequests:Secrets on the server, whose value is the Authorization header.")),
            new(Codes, "String[]", new Bilingual("Mã trả lời mong đợi", "Expected status codes"), new Bilingual("Mỗi mã là một kết quả; ba kết quả không phải mã có trong danh sách thì trình thiết kế mới vẽ cổng.", "Each is an outcome; the three that are no codes are drawn by the designer when they stand in the list.")) { UiHint = "dynamic-outcomes" },
            new(Timeout, "TimeSpan", new Bilingual("Chờ tối đa", "Timeout"), new Bilingual("Một lần gửi, từ 1 đến 25 giây.", "For one try, 1 to 25 seconds.")) { Default = Value.Of("00:00:20") },
            new(Retries, "Int32", new Bilingual("Số lần gửi lại", "Retries"), new Bilingual("Khi không kết nối được, quá giờ, hoặc bên kia báo quá tải hay lỗi; từ 0 đến 8.", "When it cannot connect, comes too late, or the other side is overloaded or fails; 0 to 8.")) { Default = Value.Of(3) },
        ],
        Outputs =
        [
            new("statusCode", "Int32", new Bilingual("Mã trả lời", "Status code"), new Bilingual("Mã HTTP.", "The HTTP status.")),
            new("parsedContent", "Object", new Bilingual("Nội dung trả lời", "Parsed content"), new Bilingual("JSON đã đọc, hoặc chữ.", "JSON as read, else text.")),
            new("responseHeaders", "ObjectDictionary", new Bilingual("Tiêu đề trả lời", "Response headers"), new Bilingual("Tên chữ thường.", "Names in small letters.")),
        ],
        Ports = [PortDescriptor.Done, AnotherCode, .. WithoutAnswer],
        Waits = true,
    };

    public override ImmutableArray<PortDescriptor> PortsOf(IActivityInputs inputs) => PortsFor(Expected(inputs.Literal(Codes)));

    public override ActivityResult Begin(ActivityContext context)
    {
        if (!Uri.TryCreate(context.Input(Url).AsString, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            throw new InvalidOperationException("The URL must begin with https:// or http:// and hold no password.");
        var method = context.Input(Method).AsString.ToUpperInvariant();
        if (!Methods.Contains(method))
            throw new InvalidOperationException($"The method must be one of {string.Join(", ", Methods)}.");
        if (!ValueConversion.TryGetTimeSpan(context.Input(Timeout), out var timeout) || timeout < TimeSpan.FromSeconds(1) || timeout > TimeSpan.FromSeconds(25))
            throw new InvalidOperationException("The timeout must be between 1 and 25 seconds.");
        var retries = context.Input(Retries).AsNumber;
        if (retries is not (>= 0 and <= 8))
            throw new InvalidOperationException("The retries must be between 0 and 8.");
        var (body, type) = Body(context.Input(Content), context.Input(ContentType));
        return context.Wait(new HttpRequestEffect(
            method, uri.AbsoluteUri, body, type, context.Input(Headers) is { Kind: ValueKind.Object } headers ? headers : Value.EmptyObject,
            Text(context.Input(Secret)), Expected(context.Input(Codes)), timeout, (int)retries));
    }

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus)
    {
        switch (stimulus.Name)
        {
            case Refused:
                return new ActivityResult.Faulted(stimulus.Data["reason"].AsString);
            case Failed:
                return context.Done(stimulus.Data["isLate"].AsBoolean ? TooLate : NoConnection);
            case Answered:
                var expected = Expected(context.Input(Codes));
                var status = (int)stimulus.Data["status"].AsNumber;
                return context.Done(
                    expected.IsEmpty ? PortDescriptor.Done.Name : expected.Contains(status) ? Code(status) : Unmatched,
                    ("statusCode", stimulus.Data["status"]), ("parsedContent", stimulus.Data["content"]), ("responseHeaders", stimulus.Data["headers"]));
            default:
                return base.Resume(context, stimulus);
        }
    }

    private static ImmutableArray<PortDescriptor> PortsFor(ImmutableArray<int> codes) => codes.IsEmpty
        ? [PortDescriptor.Done, .. WithoutAnswer]
        : [.. codes.Select(code => new PortDescriptor(Code(code), new Bilingual(Code(code), Code(code)))), AnotherCode, .. WithoutAnswer];

    private static ImmutableArray<int> Expected(Value codes) => codes.Kind == ValueKind.Array
        ? [.. codes.AsArray.Select(code => code.Kind == ValueKind.Number ? (int)code.AsNumber : int.TryParse(code.ToString().Trim('"'), out var number) ? number : 0).Where(code => code is >= 100 and < 600).Distinct()]
        : [];

    private static string Code(int code) => code.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(Value value) => value.Kind == ValueKind.String ? value.AsString : "";

    private static (string Body, string Type) Body(Value content, Value type) =>
        content.IsNullish ? ("", "")
        : content.Kind == ValueKind.String ? (content.AsString, Text(type) is { Length: > 0 } given ? given : "text/plain")
        : (content.ToJson(), Text(type) is { Length: > 0 } other ? other : "application/json");
}
