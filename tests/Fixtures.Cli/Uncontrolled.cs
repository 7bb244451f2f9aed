using System.Diagnostics;

namespace Fixtures;

/// <summary>Calls that a tester can't schedule.</summary>
public static class Uncontrolled
{
    /// <summary>Starts another program and waits for it.</summary>
    public static void StartsProcess()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { UseShellExecute = false, RedirectStandardOutput = true });
        process!.WaitForExit();
    }

    /// <summary>Waits for a name that every process of the machine may hold.</summary>
    public static void SystemWideMutex()
    {
        using var mutex = new Mutex(initiallyOwned: false, "Fixtures.Cli.Uncontrolled");
        mutex.WaitOne();
        mutex.ReleaseMutex();
    }
}
