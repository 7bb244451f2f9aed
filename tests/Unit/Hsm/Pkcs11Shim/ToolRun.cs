using System.Diagnostics;
using Xunit;
using Xunit.Sdk;

namespace Unit.Hsm;

/// <summary>One run of a program that loads the PKCS#11 library, with what it wrote and how it ended.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="socket">Where the server listens.</param>
    /// <param name="program">Its name or path; a test is skipped where it is not installed.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ToolRun Of(string socket, string program, params string[] arguments)
    {
        using var process = Start(socket, program, arguments);
        process.StandardInput.Close();
        return End(process);
    }

    /// <summary>Waits for the end of a program.</summary>
    /// <param name="process">As <see cref="Start"/> made it.</param>
    public static ToolRun End(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_longest))
        {
            process.Kill(entireProcessTree: true);
            throw new XunitException($"{process.StartInfo.FileName} did not end within two minutes.");
        }

        return new ToolRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Starts a program.</summary>
    /// <param name="socket">Where the server listens.</param>
    /// <param name="program">Its name or path; a test is skipped where it is not installed.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Process Start(string socket, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HSM_PKCS11_SOCKET"] = socket;
        start.Environment["GNUTLS_PIN"] = ShimServer.Pin;
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed here.");
            throw;
        }
    }

    /// <summary>Both outputs; the test fails unless the program says that all went well.</summary>
    public string Ok()
    {
        Assert.True(ExitCode == 0, ToString());
        return Output + Error;
    }
}
