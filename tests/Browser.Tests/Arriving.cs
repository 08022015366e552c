using Microsoft.Playwright;

namespace CanBo.Browser.Tests;

/// <summary>Acts that lead to another page: a click returns before the answer has come, so the next look must wait for it.</summary>
public static class Arriving
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Does it and waits until the next page has loaded.</summary>
    public static async Task ArriveAfterAsync(this IPage page, Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(act);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage loaded) => arrived.TrySetResult();
        page.Load += Loaded;
        try
        {
            await act();
            await arrived.Task.WaitAsync(Patience);
        }
        finally
        {
            page.Load -= Loaded;
        }
    }

    /// <summary>Presses a link or a button that leads to another page.</summary>
    public static Task FollowAsync(this ILocator target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Page.ArriveAfterAsync(() => target.ClickAsync());
    }
}
