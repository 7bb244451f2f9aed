namespace Hsm.Oracle.Pkcs11.Running;

/// <summary>What a process's end means.</summary>
internal static class ExitText
{
    private const int FirstSignalCode = 128;

    // What glibc and musl say when they find their own lists damaged.
    private static readonly string[] s_damage =
    [
        "double free", "free(): invalid", "malloc(): ", "malloc_consolidate", "corrupted", "munmap_chunk()", "realloc(): invalid", "stack smashing",
    ];

    /// <summary>An exit code in words, as the end of a sentence.</summary>
    internal static string Of(int code) => (code - FirstSignalCode) switch
    {
        4 => "died by SIGILL",
        6 => "died by SIGABRT",
        7 => "died by SIGBUS",
        8 => "died by SIGFPE",
        9 => "was killed by SIGKILL from outside (the kernel's out-of-memory killer is one)",
        11 => "died by SIGSEGV",
        15 => "was ended by SIGTERM from outside",
        > 0 and < 65 and var signal => $"died by signal {signal}",
        _ => $"ended itself with exit code {code}",
    };

    /// <summary>Whether an allocator's message says that memory was damaged.</summary>
    internal static bool IsHeapDamage(string output) => s_damage.Any(one => output.Contains(one, StringComparison.Ordinal));
}
