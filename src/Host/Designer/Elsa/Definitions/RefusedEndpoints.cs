using CanBo.Activities.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Designer.Elsa.Definitions;

/// <summary>What Elsa's server does and ours does not, each with its reason, so that Studio shows a sentence and not an error bar.</summary>
internal static class RefusedEndpoints
{
    public static void MapRefusedActions(this IEndpointRouteBuilder api)
    {
        var definitions = api.MapGroup("/workflow-definitions/{definitionId}");
        definitions.MapPost("/dispatch", CannotStart);
        definitions.MapPost("/bulk-dispatch", CannotStart);
        definitions.MapGet("/consumers", () => TypedResults.Ok(new ListOf<object>([])));
        definitions.MapPost("/update-references", () => TypedResults.Ok(new { AffectedWorkflows = Array.Empty<string>() }));
        api.MapPost("/tests/activities", (Localizer texts) => ElsaProblems.Refuse("not_here", [texts["Không chạy thử từng bước ở đây: mỗi bước hỏi người thật. Chạy thử cả quy trình bằng diễn tập."]]));
    }

    // Cases are made by campaigns: they need people, a rule package and a frozen bundle, none of which a bare run has.
    private static IResult CannotStart(HttpResponse response, Localizer texts)
    {
        response.Headers["x-elsa-workflow-cannot-start"] = "true";
        return ElsaProblems.Refuse("started_by_campaigns", [texts["Hồ sơ bắt đầu khi một đợt đánh giá được phát động, hoặc theo bước khởi động của quy trình; không chạy thẳng từ trình thiết kế."]]);
    }
}
