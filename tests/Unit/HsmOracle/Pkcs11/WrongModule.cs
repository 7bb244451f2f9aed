using System.Diagnostics;
using Hsm.Oracle.Pkcs11;
using Hsm.Oracle.Pkcs11.Binding;
using Unit.Cli;
using Unit.Tidy;
using Xunit;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>The module of Modules/wrong.c, compiled on demand; what it does wrong is chosen by a variable of the worker.</summary>
internal static class WrongModule
{
    public const string Pin = "1234";

    private static readonly Lazy<string?> s_natural = new(() => Compile("wrong.c"));
    private static readonly Lazy<string?> s_windows = new(() => Compile("wrong.c", "-DWINDOWS_LAYOUT"));

    /// <summary>Windows: CK_ULONG of 4 bytes, structures without padding.</summary>
    public static NativeLayout WindowsLayout { get; } = new(4, IsPacked: true);

    public static WorkerCommand Worker => new("dotnet", CliPaths.Hsm, "pkcs11-worker");

    public static Pkcs11Options Options(string wrong, string? file = null, NativeLayout? layout = null)
    {
        bool isWindows = layout == WindowsLayout;
        string? module = (isWindows ? s_windows : s_natural).Value;
        Assert.SkipWhen(module is null, "there is no C compiler (cc) here");
        return new Pkcs11Options
        {
            Module = module!,
            Worker = Worker,
            Pin = Pin,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HSM_WRONG"] = wrong, ["HSM_WRONG_FILE"] = file ?? "" },
            Layout = isWindows ? WindowsLayout : NativeLayout.Platform,
        };
    }

    /// <summary>A module of the folder Modules as a library in a folder of its own; null: nothing here compiles it.</summary>
    public static string? Compile(string source, params string[] switches)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        string path = Path.Combine(Repository.Root, "tests", "Unit", "HsmOracle", "Pkcs11", "Modules", source);
        string module = Path.Combine(Directory.CreateTempSubdirectory("hsm-wrong-").FullName, "module.so");
        try
        {
            using Process compiler = Process.Start("cc", ["-std=gnu11", "-shared", "-fPIC", "-O1", "-pthread", .. switches, "-o", module, path]);
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);
            return module;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
