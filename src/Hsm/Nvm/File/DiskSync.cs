using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Hsm;

/// <summary>Makes written bytes durable: what .NET has no call for is asked of libc.</summary>
internal static class DiskSync
{
    private const int OpenReadOnly = 0;

    /// <summary>Makes a file's bytes durable: fdatasync where there is one, for the file's length never changes.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="IOException">They may be lost, and asking again would not tell: the kernel forgets what failed.</exception>
    public static void Data(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
        }
        else if (Fdatasync(file) != 0)
        {
            throw Failure("fdatasync");
        }
    }

    /// <summary>Makes a directory's entries durable; nothing to do on Windows, which keeps them with the files.</summary>
    /// <param name="path">The directory.</param>
    /// <exception cref="IOException">A file just made or renamed in it may be gone after a power cut.</exception>
    public static void Directory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // File.OpenHandle refuses directories.
        using var directory = new SafeFileHandle(Open(path, OpenReadOnly), ownsHandle: true);
        if (directory.IsInvalid || Fsync(directory) != 0)
        {
            throw Failure("fsync of " + path);
        }
    }

    private static IOException Failure(string call) =>
        new($"{call} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fdatasync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
