using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests;

/// <summary>What every page must keep: no sideways scrolling, targets for a thumb, nothing that axe objects to.</summary>
public static class PageAudit
{
    private const double Thumb = 44;
    private const int Phone = 360;
    private const int Desk = 1440;

    // Links inside a sentence are exempt (WCAG 2.5.8, "inline"); a box counts with the label around it, the link of a task with its row, which it covers.
    private const string SmallTargets = """
        least => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')].filter(e => {
            const target = (e.matches('input[type=checkbox], input[type=radio]') && e.closest('label')) || (e.matches('.tasks a.t') && e.closest('li')) || e;
            const box = target.getBoundingClientRect();
            if (box.width === 0 || e.closest('.vh, .skip') || getComputedStyle(e).visibility === 'hidden') return false;
            if (e.tagName === 'A' && getComputedStyle(e).display === 'inline') {
                const around = e.closest('p, li, dd, td, th, span, nav');
                if (around && around.textContent.trim() !== e.textContent.trim()) return false;
            }
            return box.height < least - 0.5 || (e.matches('input, button') && box.width < least - 0.5);
        }).map(e => `${e.tagName} "${(e.textContent || e.name || '').trim().slice(0, 40)}" ${Math.round(e.getBoundingClientRect().width)} x ${Math.round(e.getBoundingClientRect().height)}`)
        """;

    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    private const string WhatSticksOut = """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .tabs, .path, nav, .vh'))
            .map(e => `${e.tagName}.${e.className?.baseVal ?? e.className} ${Math.round(e.getBoundingClientRect().right)}`).slice(0, 10)
            .concat(`page is ${document.documentElement.scrollWidth} wide`)
        """;

    /// <summary>Nothing makes the page scroll sideways.</summary>
    public static async Task ShouldFitAsync(this IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(WhatSticksOut);
        wide.ShouldBeEmpty(Say(page, "sticks out", wide));
    }

    /// <summary>Everything to press is at least 44 px high.</summary>
    public static async Task ShouldHaveTargetsForAThumbAsync(this IPage page)
    {
        var small = await page.EvaluateAsync<string[]>(SmallTargets, Thumb);
        small.ShouldBeEmpty(Say(page, "is too small to press", small));
    }

    /// <summary>axe finds nothing.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        var found = (await page.RunAxe(OnlyViolations)).Violations
            .SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")).ToList();
        found.ShouldBeEmpty(Say(page, "hinders somebody", found));
    }

    /// <summary>All of it at 360 px, and axe once more at 1440 px; pictures are kept where <c>PICTURES</c> names a folder.</summary>
    /// <param name="page">The page.</param>
    /// <param name="forParticipants">Targets are as large as a thumb.</param>
    /// <param name="picture">Name of its pictures, for a page that looks different in different moments; its address when not given.</param>
    public static async Task ShouldKeepTheRulesAsync(this IPage page, bool forParticipants, string? picture = null)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.SetViewportSizeAsync(Desk, height);
        await page.ShouldBeAccessibleAsync();
        await page.PicturesAsync(picture);

        await page.SetViewportSizeAsync(Phone, height);
        await page.ShouldFitAsync();
        if (forParticipants)
            await page.ShouldHaveTargetsForAThumbAsync();
        await page.ShouldBeAccessibleAsync();
        await page.SetViewportSizeAsync(width, height);
    }

    private static async Task PicturesAsync(this IPage page, string? picture)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is not { Length: > 0 } folder)
            return;
        var name = picture ?? string.Concat(new Uri(page.Url).AbsolutePath.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        foreach (var width in new[] { Phone, Desk })
        {
            await page.SetViewportSizeAsync(width, page.ViewportSize!.Height);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }
    }

    private static string Say(IPage page, string what, IEnumerable<string> items) =>
        $"{page.Url} at {page.ViewportSize?.Width} px: {what}:\n{string.Join('\n', items)}";
}
