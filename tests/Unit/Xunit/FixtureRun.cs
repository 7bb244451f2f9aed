using System.Diagnostics;
using System.Xml.Linq;
using Xunit;

namespace Unit.XunitFront;

/// <summary>A run of the program tests/Fixtures.Xunit, whose tests are systematic and partly fail, in a process of its own.</summary>
internal sealed class FixtureRun
{
    private const string Namespace = "Fixtures.SystematicTests.";
    private readonly Dictionary<string, TestOutcome> _outcomes;

    private FixtureRun(Dictionary<string, TestOutcome> outcomes)
    {
        _outcomes = outcomes;
    }

    internal IReadOnlyCollection<string> Names => _outcomes.Keys;

    /// <summary>The outcome of a test, by its display name without namespace.</summary>
    internal TestOutcome this[string name] => _outcomes.TryGetValue(name, out TestOutcome? outcome)
        ? outcome
        : throw new KeyNotFoundException($"{name} did not run. These did: {string.Join(", ", _outcomes.Keys)}");

    /// <summary>Runs some or all of the fixture's tests.</summary>
    /// <param name="folder">Where schedule files and the report go.</param>
    /// <param name="method">The one method to run, without namespace, perhaps with a * at its end; null for all.</param>
    /// <param name="environment">Variables to set.</param>
    internal static Task<FixtureRun> Start(string folder, string? method = null, params (string Name, string Value)[] environment) =>
        Run(folder, method is null ? [] : ["-method", Namespace + method], environment);

    /// <summary>As <see cref="Start"/>, with one test case for each row of theory data, as test explorers and VSTest have it.</summary>
    internal static Task<FixtureRun> StartPreEnumerated(string folder, string method) =>
        Run(folder, ["-preEnumerateTheories", "-method", Namespace + method], []);

    private static async Task<FixtureRun> Run(string folder, string[] switches, (string Name, string Value)[] environment)
    {
        Directory.CreateDirectory(folder);
        string report = Path.Combine(folder, "report.xml");
        File.Delete(report);
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Fixtures.Xunit.dll"), "-noColor", "-xml", report },
            Environment = { ["INTERLEAVE_OUTPUT"] = folder, ["INTERLEAVE_REPLAY"] = "" },
        };
        Array.ForEach(switches, start.ArgumentList.Add);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(report), $"{await output}{await error}");
        return new FixtureRun(XDocument.Load(report).Descendants("test").Select(TestOutcome.Parse)
            .ToDictionary(t => t.Name.Replace(Namespace, "", StringComparison.Ordinal), StringComparer.Ordinal));
    }
}
