namespace Hsm.Oracle.Histories.Files;

/// <summary>Complaints about files: file, line, what is wrong, what to do.</summary>
internal static class Malformed
{
    private const int MaxShown = 80;

    public static OracleException Line(string path, int number, string problem, string next) =>
        new($"{path}:{number}: {problem}.", next);

    public static string Shorten(string line) => line.Length <= MaxShown ? line : string.Concat(line.AsSpan(0, MaxShown), "…");
}
