using System.Text.Json;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>What the API answered.</summary>
internal sealed record Reply(string Request, int Status, string Text)
{
    public bool IsOk => Status is >= 200 and < 300;

    /// <summary>The body as JSON; undefined when there is none.</summary>
    public JsonElement Body => Text.Length == 0 ? default : JsonDocument.Parse(Text).RootElement;

    /// <summary>The stable word of a problem.</summary>
    public string Code => Body.GetProperty("code").GetString()!;

    /// <summary>The sentence of a problem.</summary>
    public string Detail => Body.GetProperty("detail").GetString()!;

    /// <summary>Field and sentence of every error, one a line.</summary>
    public string Errors => string.Join('\n', Body.GetProperty("errors").EnumerateObject().Select(e => $"{e.Name}: {string.Join(' ', e.Value.EnumerateArray().Select(v => v.GetString()))}"));

    /// <summary>The body of a call that had to succeed.</summary>
    public JsonElement Ok()
    {
        IsOk.ShouldBeTrue($"{Request}: {Status} {Text}");
        return Body;
    }

    /// <summary>A call that had to be refused, by a problem with a code and a sentence.</summary>
    public Reply Refused(int status, string? code = null)
    {
        Status.ShouldBe(status, $"{Request}: {Text}");
        Detail.ShouldNotBeNullOrWhiteSpace(Text);
        if (code is not null)
            Code.ShouldBe(code, Text);
        return this;
    }
}
