using Microsoft.Playwright;

namespace CanBo.Browser.Tests;

/// <summary>One Chromium for a class of tests; each test opens its own context, as a new person would.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            // The distribution's Chromium; CHROMIUM names another one.
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A page as wide as <paramref name="width"/>; under 800 it is a phone with a finger. The role is for sites that sign in by header.</summary>
    public async Task<IPage> OpenAsync(string address, int width, string language = "vi-VN", string? role = null)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            HasTouch = width < 800,
            Locale = language,
            ExtraHTTPHeaders = role is null ? null : new Dictionary<string, string> { ["Test-Role"] = role },
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }
}
