using System.Diagnostics;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>Waits for what the host does in the background, as a client can: by asking again.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Asks until the answer is good and returns it.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T>> ask, Func<T, bool> isGood, Func<T, string> describe)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (isGood(answer))
                return answer;
            (Stopwatch.GetElapsedTime(start) < Patience).ShouldBeTrue($"Waited too long. Last seen: {describe(answer)}");
            await Task.Delay(150);
        }
    }
}
