namespace Interleave.Cli.Hosting;

/// <summary>How many a second.</summary>
internal static class Rate
{
    /// <summary>0 when no time has passed, so that it can always be printed and put into JSON.</summary>
    internal static double Of(long count, TimeSpan elapsed) =>
        elapsed <= TimeSpan.Zero ? 0 : Math.Round(count / elapsed.TotalSeconds, 1);
}
