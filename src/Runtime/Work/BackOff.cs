namespace CanBo.Runtime.Work;

/// <summary>How long failed work rests.</summary>
internal static class BackOff
{
    /// <summary>The first pause, doubled by each further failure up to the longest; up to a quarter is taken off so that failures spread.</summary>
    /// <param name="options">The pauses.</param>
    /// <param name="failures">1 after the first.</param>
    public static TimeSpan After(WorkOptions options, int failures)
    {
        var seconds = Math.Min(options.FirstPause.TotalSeconds * Math.Pow(2, failures - 1), options.LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 - Random.Shared.NextDouble() / 4));
    }
}
