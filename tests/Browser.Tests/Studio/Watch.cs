using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Studio;

/// <summary>What a page should never do: complain, fail a request, ask another site.</summary>
internal sealed class Watch : IDisposable
{
    private readonly IPage _page;
    private readonly string _address;

    public Watch(IPage page, string address)
    {
        (_page, _address) = (page, address);
        page.Console += OnConsole;
        page.PageError += OnError;
        page.Response += OnResponse;
        page.Request += OnRequest;
    }

    public List<string> Faults { get; } = [];

    public void Dispose()
    {
        _page.Console -= OnConsole;
        _page.PageError -= OnError;
        _page.Response -= OnResponse;
        _page.Request -= OnRequest;
    }

    private void OnConsole(object? sender, IConsoleMessage message)
    {
        if (message.Type == "error")
            Faults.Add(message.Text);
    }

    private void OnError(object? sender, string error) => Faults.Add(error);

    private void OnResponse(object? sender, IResponse response)
    {
        if (response.Status >= 400)
            Faults.Add($"{response.Status} {response.Url}");
    }

    private void OnRequest(object? sender, IRequest request)
    {
        if (!request.Url.StartsWith(_address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            Faults.Add($"outside: {request.Url}");
    }
}
