using System.Runtime.InteropServices;

namespace Interleave.Runtime;

/// <summary>Linux's futex and affinity calls. GC transitions stay on: a waiter must not hold up a collection.</summary>
internal static unsafe partial class Futex
{
    private const int WaitPrivate = 0 | 128;
    private const int WakePrivate = 1 | 128;

    internal static bool IsSupported { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    private static nint SyscallNumber { get; } = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 98 : 202;

    internal static void Wait(int* word, int expected) => Syscall(SyscallNumber, word, WaitPrivate, expected, null);

    internal static void Wake(int* word) => Syscall(SyscallNumber, word, WakePrivate, 1, null);

    /// <summary>The CPUs this process may use, lowest first; empty when it can't be told.</summary>
    internal static int[] AllowedCpus()
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        Span<byte> mask = stackalloc byte[128];
        fixed (byte* p = mask)
        {
            if (SchedGetAffinity(0, mask.Length, p) != 0)
            {
                return [];
            }
        }

        var cpus = new List<int>();
        for (int cpu = 0; cpu < mask.Length * 8; cpu++)
        {
            if ((mask[cpu / 8] & (1 << (cpu % 8))) != 0)
            {
                cpus.Add(cpu);
            }
        }

        return [.. cpus];
    }

    /// <summary>Pins the calling OS thread. Failure only costs speed, so it is ignored.</summary>
    internal static void PinCurrentThread(int cpu)
    {
        if (!OperatingSystem.IsLinux() || cpu < 0)
        {
            return;
        }

        Span<byte> mask = stackalloc byte[128];
        mask.Clear();
        mask[cpu / 8] = (byte)(1 << (cpu % 8));
        fixed (byte* p = mask)
        {
            _ = SchedSetAffinity(0, mask.Length, p);
        }
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Syscall(nint number, int* word, nint operation, nint value, void* timeout);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int SchedGetAffinity(int pid, nint size, byte* mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SchedSetAffinity(int pid, nint size, byte* mask);
}
