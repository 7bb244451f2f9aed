using System.Reflection;
using System.Runtime.InteropServices;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Reports;

/// <summary>Where a run took place.</summary>
internal static class MachineFacts
{
    private const string CpuInfo = "/proc/cpuinfo";

    public static IReadOnlyList<TargetFact> Now() =>
    [
        new("found", $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm:ss} UTC"),
        new("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"),
        new("processors", $"{Environment.ProcessorCount}{Processor()}"),
        new("oracle", $"hsm {Version()}, {RuntimeInformation.FrameworkDescription}"),
    ];

    private static string Version() =>
        typeof(MachineFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "of unknown version";

    private static string Processor()
    {
        string? line = File.Exists(CpuInfo) ? File.ReadLines(CpuInfo).FirstOrDefault(static l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? "" : " × " + line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
