using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interleave.Cli.Hosting;

namespace Interleave.Cli.Frameworks;

/// <summary>
/// A process has the frameworks its runtimeconfig named when it started. For a target that needs more (ASP.NET Core,
/// Windows desktop, a later .NET), this program starts itself again under a configuration that names both.
/// </summary>
internal static class Relaunch
{
    /// <summary>Runs the same command line under the frameworks the target needs.</summary>
    /// <param name="assemblyPath">Full path of the target.</param>
    /// <param name="arguments">This command line.</param>
    /// <param name="terminal">Where the copy's lines go.</param>
    /// <returns>The copy's exit code; null when this process has all the target needs.</returns>
    /// <exception cref="InputException">A framework is not installed.</exception>
    internal static int? IfNeeded(string assemblyPath, IReadOnlyList<string> arguments, Terminal terminal)
    {
        LoadedFrameworks loaded = LoadedFrameworks.OfProcess;
        FrameworkReference[] missing = [.. FrameworkNeeds.Of(assemblyPath, loaded).Where(n => !loaded.Satisfies(n))];
        if (missing.Length == 0)
        {
            return null;
        }

        foreach (FrameworkReference framework in missing)
        {
            if (Environment.GetEnvironmentVariable(SelfCommand.Variable) is not null
                || !loaded.Installed(framework.Name).Any(v => v.Major >= framework.Version.Major))
            {
                throw new InputException(
                    $"{Path.GetFileName(assemblyPath)} needs {framework}, which is not installed here.",
                    "Install it; `dotnet --list-runtimes` shows what there is.");
            }
        }

        string configuration = Path.Combine(Path.GetTempPath(), $"interleave-{Environment.ProcessId}.runtimeconfig.json");
        File.WriteAllText(configuration, Configuration(assemblyPath, [.. loaded.Frameworks, .. missing]));
        try
        {
            return Run(configuration, loaded, arguments, terminal);
        }
        finally
        {
            File.Delete(configuration);
        }
    }

    /// <summary>The union of both sides' frameworks, each in the higher version, with the target's own settings.</summary>
    internal static string Configuration(string assemblyPath, IEnumerable<FrameworkReference> frameworks)
    {
        var named = new JsonArray();
        foreach (IGrouping<string, FrameworkReference> framework in frameworks.GroupBy(f => f.Name, StringComparer.Ordinal))
        {
            Version version = framework.Max(f => f.Version)!;
            named.Add(new JsonObject { ["name"] = framework.Key, ["version"] = version.ToString() });
        }

        var options = new JsonObject { ["rollForward"] = "LatestMajor", ["frameworks"] = named };
        string own = Path.ChangeExtension(assemblyPath, ".runtimeconfig.json");
        if (File.Exists(own) && JsonNode.Parse(File.ReadAllText(own))?["runtimeOptions"]?["configProperties"] is { } properties)
        {
            options["configProperties"] = properties.DeepClone();
        }

        return new JsonObject { ["runtimeOptions"] = options }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static int Run(string configuration, LoadedFrameworks loaded, IReadOnlyList<string> arguments, Terminal terminal)
    {
        string self = typeof(Relaunch).Assembly.Location;
        var start = new ProcessStartInfo(Dotnet(loaded))
        {
            UseShellExecute = false,
            ArgumentList = { "exec", "--runtimeconfig", configuration, "--depsfile", Path.ChangeExtension(self, ".deps.json"), self },
            Environment = { [SelfCommand.Variable] = SelfCommand.Prefix(Program.ToolName) },
            RedirectStandardOutput = !terminal.IsProcess,
            RedirectStandardError = !terminal.IsProcess,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Ctrl+C reaches the copy too, which stops exploring and tells; this process must outlive it for the exit code.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using Process copy = Process.Start(start) ?? throw new InvalidOperationException("The copy did not start.");
        if (!terminal.IsProcess)
        {
            copy.OutputDataReceived += (_, e) => Pass(terminal.Output, e.Data);
            copy.ErrorDataReceived += (_, e) => Pass(terminal.Error, e.Data);
            copy.BeginOutputReadLine();
            copy.BeginErrorReadLine();
        }

        copy.WaitForExit();
        return copy.ExitCode;
    }

    private static void Pass(TextWriter writer, string? line)
    {
        if (line is not null)
        {
            writer.WriteLine(line);
        }
    }

    private static string Dotnet(LoadedFrameworks loaded)
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string beside = Path.Combine(Path.GetDirectoryName(loaded.SharedFolder) ?? "", name);
        return File.Exists(beside) ? beside : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? name;
    }
}
