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
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

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

    // A letter is shown in a frame where no script may run: axe would wait in it for ever.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations], Iframes = false };

    private const string WhatSticksOut = """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .tabs, .path, nav, .vh'))
            .map(e => `${e.tagName}.${e.className?.baseVal ?? e.className} ${Math.round(e.getBoundingClientRect().right)}`).slice(0, 10)
            .concat(`page is ${document.documentElement.scrollWidth} wide`)
        """;

    // The ring may stand on the label, or on the element after a box that is drawn by it. After a real Tab, focus given by a script counts as given by keyboard.
    private const string WithoutVisibleFocus = """
        () => {
            const ring = e => e && (s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none')(getComputedStyle(e));
            const wrong = [...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).map(e => `${e.tagName} has a place of its own in the order: ${e.tabIndex}`);
            for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
                if (e.disabled || e.tabIndex < 0 || !e.checkVisibility({ visibilityProperty: true })) continue;
                e.focus();
                window.lastFocused = e;
                const what = `${e.tagName} "${(e.textContent || e.name || '').trim().slice(0, 40)}"`;
                if (document.activeElement !== e) wrong.push(`${what} takes no focus`);
                else if (![e, e.closest('label'), e.nextElementSibling, e.closest('.tasks li')].some(ring)) wrong.push(`${what} shows no focus`);
            }
            return wrong;
        }
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
    /// <param name="page">The page.</param>
    /// <param name="without">A part of the page that is not ours.</param>
    public static async Task ShouldBeAccessibleAsync(this IPage page, string? without = null)
    {
        // axe takes no context that names nothing.
        var result = await (without is null ? page.RunAxe(OnlyViolations) : page.RunAxe(new AxeRunContext { Exclude = [new AxeSelector(without)] }, OnlyViolations));
        var found = result.Violations
            .SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")).ToList();
        found.ShouldBeEmpty(Say(page, "hinders somebody", found));
    }

    /// <summary>
    /// The first Tab leads to the skip link; everything that can be pressed or filled in takes the focus, shows it, and lets go of it by Tab; the order is the page's own.
    /// </summary>
    public static async Task ShouldWorkByKeyboardAsync(this IPage page)
    {
        await page.EvaluateAsync("() => { document.activeElement?.blur(); scrollTo(0, 0); }");
        await page.Keyboard.PressAsync("Tab");
        var first = await page.EvaluateAsync<string>("() => document.activeElement?.className ?? ''");
        first.ShouldContain("skip", customMessage: $"{page.Url}: the first Tab");
        var hidden = await page.EvaluateAsync<string[]>(WithoutVisibleFocus);
        hidden.ShouldBeEmpty(Say(page, "cannot be reached or seen by keyboard", hidden));
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("() => document.activeElement === window.lastFocused")).ShouldBeFalse($"{page.Url}: the focus is caught in the last field");
    }

    /// <summary>All of it at 360 px, and axe once more at 1440 px; pictures are kept where <c>PICTURES</c> names a folder.</summary>
    /// <param name="page">The page.</param>
    /// <param name="forParticipants">Targets are as large as a thumb.</param>
    /// <param name="picture">Name of its pictures, for a page that looks different in different moments; its address when not given.</param>
    public static async Task ShouldKeepTheRulesAsync(this IPage page, bool forParticipants, string? picture = null)
    {
        // A page whose scripts never come to rest would hold the run for ever: scripts run in it have no time limit of their own.
        await KeepTheRulesAsync(page, forParticipants, picture).WaitAsync(Patience).ContinueWith(
            done => done.Exception?.InnerException is TimeoutException ? throw new TimeoutException($"{page.Url} did not answer within {Patience}.") : done, TaskScheduler.Default).Unwrap();
    }

    private static async Task KeepTheRulesAsync(IPage page, bool forParticipants, string? picture)
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
