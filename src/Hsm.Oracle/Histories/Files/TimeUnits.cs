namespace Hsm.Oracle.Histories.Files;

/// <summary>Units of time and their words in a header.</summary>
internal static class TimeUnits
{
    private static readonly (TimeUnit Unit, string Word, long Nanoseconds)[] s_all =
    [
        (TimeUnit.Nanoseconds, "ns", 1),
        (TimeUnit.Microseconds, "us", 1_000),
        (TimeUnit.Milliseconds, "ms", 1_000_000),
        (TimeUnit.None, "none", 0),
    ];

    public static string Words { get; } = string.Join(", ", s_all.Select(static unit => $"\"{unit.Word}\""));

    public static string Word(TimeUnit unit) => s_all.First(u => u.Unit == unit).Word;

    public static TimeUnit? Find(string word) => s_all.Where(u => u.Word == word).Select(static u => (TimeUnit?)u.Unit).FirstOrDefault();

    /// <summary>Nanoseconds in one; 0 where times count events.</summary>
    public static long Nanoseconds(TimeUnit unit) => s_all.First(u => u.Unit == unit).Nanoseconds;
}
