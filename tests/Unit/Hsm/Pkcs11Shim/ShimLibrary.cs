using System.Diagnostics;
using System.Security.Cryptography;
using Unit.Tidy;
using Xunit;

namespace Unit.Hsm;

/// <summary>
/// The PKCS#11 library of native/pkcs11, compiled with the system's compiler when it is needed. What was compiled from the
/// same sources with the same switches is taken again, also by another process.
/// </summary>
internal static class ShimLibrary
{
    private static readonly Lock s_gate = new();

    private static string SourceFolder => Path.Combine(Repository.Root, "native", "pkcs11");

    /// <summary>The shared library.</summary>
    /// <param name="problem">Why there is none.</param>
    /// <returns>Its path; null: it can't be built here.</returns>
    public static string? Build(out string? problem) =>
        Compile("libhsm-pkcs11.so", ["-shared", "-fPIC", "-O2", "-fvisibility=hidden"], Sources(SourceFolder), out problem);

    /// <summary>The shared library; a test is skipped where it can't be built.</summary>
    /// <returns>Its path.</returns>
    public static string Required()
    {
        var library = Build(out var problem);
        Assert.SkipWhen(library is null, problem ?? "");
        return library!;
    }

    /// <summary>The test driver, a program that the library is part of; a test is skipped where it can't be built.</summary>
    /// <param name="sanitizers">As -fsanitize has them; empty: none.</param>
    /// <returns>Its path.</returns>
    public static string RequiredDriver(string sanitizers)
    {
        string[] instrumentation = sanitizers.Length == 0 ? [] : ["-fsanitize=" + sanitizers, "-fno-sanitize-recover=all"];
        string[] sources = [.. Sources(SourceFolder), .. Sources(Path.Combine(SourceFolder, "tests"))];
        var driver = Compile("driver", ["-g", "-O1", .. instrumentation], sources, out var problem);
        Assert.SkipWhen(driver is null, problem ?? "");
        return driver!;
    }

    private static string[] Sources(string folder) => [.. Directory.EnumerateFiles(folder, "*.c").Order(StringComparer.Ordinal)];

    private static string? Compile(string name, string[] switches, string[] sources, out string? problem)
    {
        problem = null;
        string[] all = ["-std=c11", "-Wall", "-Wextra", "-Werror", "-pthread", .. switches];
        var folder = Path.Combine(Path.GetTempPath(), "hsm-pkcs11-" + Fingerprint(all));
        var product = Path.Combine(folder, name);
        lock (s_gate)
        {
            if (File.Exists(product))
            {
                return product;
            }

            Directory.CreateDirectory(folder);

            // Under another name until it is whole: a second process may be at the same.
            var fresh = Path.Combine(folder, Path.GetRandomFileName());
            problem = Run([.. all, "-o", fresh, .. sources]);
            if (problem is not null)
            {
                return null;
            }

            File.Move(fresh, product, overwrite: true);
            return product;
        }
    }

    private static string? Run(string[] arguments)
    {
        var start = new ProcessStartInfo("cc", arguments) { UseShellExecute = false, RedirectStandardError = true };
        try
        {
            using var compiler = Process.Start(start)!;
            var text = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? null : "cc failed: " + text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "there is no C compiler (cc) here";
        }
    }

    private static string Fingerprint(string[] switches)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Join(' ', switches)));
        foreach (var file in Directory.EnumerateFiles(SourceFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
