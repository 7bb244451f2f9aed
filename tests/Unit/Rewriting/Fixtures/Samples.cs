using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Unit.Rewriting.Fixtures;

/// <summary>Methods to be found, or not.</summary>
public static class Samples
{
    public static string Taken = "";

    public static void Takes(string text, int number, long big, bool flag, DayOfWeek day) => Taken = $"{text} {number} {big} {flag} {day}";

    public static void Overloaded() => Taken = "none";

    public static void Overloaded(Stream other) => Taken = other.ToString()!;

    public static void Needs(Stream other) => Taken = other.ToString()!;

    public static void Generic<T>() => Taken = typeof(T).Name;

    public static void Throws() => throw new InvalidOperationException("mine");

    public static void Nothing()
    {
    }

    public static void Twin()
    {
    }

    internal static void Hidden()
    {
    }
}

/// <summary>Can't be made.</summary>
public sealed class NoConstructor(int n)
{
    public int Run() => n;

    public static void Twin()
    {
    }
}

/// <summary>Logs its life.</summary>
public sealed class Disposed : IAsyncDisposable
{
    public static string Log = "";

    public Disposed() => Log += "new ";

    public async Task Run()
    {
        await Task.Yield();
        Log += "run ";
    }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Log += "disposed ";
    }
}

/// <summary>A module initialiser that leaves a trace.</summary>
public static class ModuleStart
{
    public static int Count;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "It is what the test is about.")]
    internal static void Start() => Count++;
}
