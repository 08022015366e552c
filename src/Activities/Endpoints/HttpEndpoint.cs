using System.Collections.Immutable;
using CanBo.Activities.Requests;
using CanBo.Runtime.Triggers;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Endpoints;

/// <summary>Waits until another system sends a request to its path; where a procedure begins with it and says so, each request starts an instance.</summary>
internal sealed class HttpEndpoint : Activity
{
    /// <summary>What it is told when a request has come.</summary>
    public const string Received = "RequestReceived";

    public const string Path = "path", Methods = "supportedMethods";

    private static readonly string[] All = ["POST", "PUT", "PATCH", "DELETE"];

    public override ActivityDescriptor Descriptor { get; } = new(
        EndpointKeys.ActivityType,
        1,
        new Bilingual("Nhận yêu cầu HTTP", "HTTP endpoint"),
        new Bilingual("Chờ hệ thống khác gửi yêu cầu tới đường dẫn này, có mã truy cập của quy trình.", "Waits until another system sends a request to this path, with the procedure's token."),
        RequestCategories.Http)
    {
        Inputs =
        [
            new(Path, "String", new Bilingual("Đường dẫn nhận", "Path"), new Bilingual("Phần sau /hooks/, ví dụ ho-so/moi.", "What follows /hooks/, such as cases/new.")) { Required = true },
            new(Methods, "String[]", new Bilingual("Phương thức nhận", "Supported methods"), new Bilingual("Không chọn gì là POST.", "POST when none is chosen."))
            {
                UiHint = "checklist",
                Options = [.. All.Select(method => new InputOption(method, new Bilingual(method, method)))],
            },
        ],
        Outputs =
        [
            new("parsedContent", "Object", new Bilingual("Nội dung nhận được", "Received content"), new Bilingual("JSON đã đọc, hoặc chữ.", "JSON as read, else text.")),
            new("queryStringData", "ObjectDictionary", new Bilingual("Tham số", "Query"), new Bilingual("Tham số trên địa chỉ, theo tên.", "The address' parameters, by name.")),
        ],
        Waits = true,
        IsTrigger = true,
    };

    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Waiting([]) { Key = EndpointKeys.Of(context.Input(Path).AsString) };

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => stimulus.Name == Received
        ? context.Done(PortDescriptor.Done.Name, ("parsedContent", stimulus.Data["content"]), ("queryStringData", stimulus.Data["query"]))
        : base.Resume(context, stimulus);

    /// <summary>The methods that a use of it takes.</summary>
    public static ImmutableArray<string> MethodsOf(Workflows.Definitions.ActivityDefinition definition)
    {
        var given = definition.Find(Methods) is Workflows.Definitions.ActivityProperty.Input input
            ? input.Expression switch
            {
                Workflows.Definitions.InputExpression.Literal { Value: var literal } => literal,
                Workflows.Definitions.InputExpression.Structured { Value: var structured } => structured,
                _ => Value.Undefined,
            }
            : Value.Undefined;
        if (given.Kind == ValueKind.String && given.AsString.StartsWith('['))
            given = Value.Parse(given.AsString);
        ImmutableArray<string> named = given.Kind == ValueKind.Array
            ? [.. given.AsArray.Where(method => method.Kind == ValueKind.String).Select(method => method.AsString.ToUpperInvariant()).Intersect(All)]
            : [];
        return named.IsEmpty ? ["POST"] : named;
    }
}
