using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;

namespace CanBo.Host.Designer.Elsa;

/// <summary>Refusals in the one shape that Studio shows to its user: 400 with the sentences under <c>errors.root</c>. The <c>code</c> is for our own script.</summary>
internal sealed class ElsaProblems(Localizer texts) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (InvalidInputException input)
        {
            return Refuse("invalid_input", input.Errors.Select(e => e.Field.Length > 0 ? $"{e.Field}: {texts.Say(e.Message)}" : texts.Say(e.Message)));
        }
        catch (RuleBrokenException rule)
        {
            return Refuse(rule.Code, [texts.Say(rule.Sentence)]);
        }
        catch (StepConflictException)
        {
            return Refuse("conflict", [texts["Nhiều người cùng đổi một chỗ. Chưa có gì được ghi; thử lại sau giây lát."]]);
        }
    }

    public static IResult Refuse(string code, IEnumerable<string> sentences)
    {
        string[] all = [.. sentences];
        return TypedResults.Problem(
            title: all[0],
            statusCode: StatusCodes.Status400BadRequest,
            extensions: new Dictionary<string, object?> { ["code"] = code, ["errors"] = new Dictionary<string, string[]> { ["root"] = all } });
    }
}
