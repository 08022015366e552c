using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Studio;

/// <summary>Pictures for people: taken when PICTURES names a folder.</summary>
internal static class Pictures
{
    public static async Task LookAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }
}
