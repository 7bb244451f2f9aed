using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Hsm;

/// <summary>
/// A store in a directory: <c>format</c> says what it is, <c>flash.bin</c> is the image, <c>lock</c> is held by the one
/// process that has it open, <c>owner</c> says in words which that is. Other files are left alone.
/// </summary>
/// <param name="path">The directory; made when it is not there.</param>
internal sealed class StoreDirectory(string path) : IStoreMedium
{
    private const string FormatFile = "format";
    private const string ImageFile = "flash.bin";
    private const string LockFile = "lock";
    private const string OwnerFile = "owner";

    // A format file is a few short lines; whatever is longer is not one.
    private const int MaxFormatLengthBytes = 4096;

    private SafeFileHandle? _lock;
    private SafeFileHandle? _image;

    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public string Owner => File.Exists(In(OwnerFile)) ? File.ReadAllText(In(OwnerFile)).Trim() : "unknown process";

    /// <inheritdoc/>
    public long ImageLengthBytes => File.Exists(In(ImageFile)) ? new FileInfo(In(ImageFile)).Length : -1;

    /// <summary>Whether the directory holds a store or a beginning of one; makes nothing.</summary>
    public bool Exists => File.Exists(In(FormatFile)) || File.Exists(In(ImageFile));

    /// <inheritdoc/>
    public bool TryLock()
    {
        Directory.CreateDirectory(path);
        _lock = TryHold(FileAccess.ReadWrite, FileShare.None);
        if (_lock is null)
        {
            return false;
        }

        using (var second = TryHold(FileAccess.ReadWrite, FileShare.None))
        {
            if (second is not null)
            {
                throw new NotSupportedException("The lock can be taken twice.");
            }
        }

        // For people only, so it need not be durable nor, should the disk be full, be there.
        using var self = Process.GetCurrentProcess();
        File.WriteAllText(In(OwnerFile), string.Create(CultureInfo.InvariantCulture, $"process {self.Id} ({self.ProcessName}) on {Environment.MachineName}\n"));
        return true;
    }

    /// <summary>Keeps writers out while looking, changing nothing; a directory where nobody ever took the lock needs none.</summary>
    /// <returns>False: a writer has it.</returns>
    public bool TryLockShared()
    {
        if (File.Exists(In(LockFile)))
        {
            _lock = TryHold(FileAccess.Read, FileShare.Read);
            return _lock is not null;
        }

        return true;
    }

    /// <inheritdoc/>
    public string? ReadFormat()
    {
        if (!File.Exists(In(FormatFile)))
        {
            return null;
        }

        using var file = File.OpenHandle(In(FormatFile));
        var bytes = new byte[MaxFormatLengthBytes];
        return Encoding.ASCII.GetString(bytes, 0, RandomAccess.Read(file, bytes, fileOffset: 0));
    }

    /// <inheritdoc/>
    public void Create(string format, ReadOnlySpan<byte> image)
    {
        // Each file is whole before it has its name, and the format file comes last: what a cut leaves is either a store
        // or an image without a format, which the next Create replaces.
        Place(ImageFile, image);
        _image?.Dispose();
        _image = null;
        Place(FormatFile, Encoding.ASCII.GetBytes(format));
    }

    /// <inheritdoc/>
    public void Read(long offsetBytes, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var count = RandomAccess.Read(Image, destination, offsetBytes);
            if (count == 0)
            {
                throw new EndOfStreamException($"{In(ImageFile)} ends at {offsetBytes}.");
            }

            offsetBytes += count;
            destination = destination[count..];
        }
    }

    /// <inheritdoc/>
    public void Write(long offsetBytes, ReadOnlySpan<byte> source) => RandomAccess.Write(Image, source, offsetBytes);

    /// <inheritdoc/>
    public void Flush() => DiskSync.Data(Image);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lock last: nobody else may write while this image is still open.
        _image?.Dispose();
        _lock?.Dispose();
    }

    /// <summary>Opens the image for reading only; for looks under the shared lock.</summary>
    public void OpenImageReadOnly() => _image = File.OpenHandle(In(ImageFile));

    private SafeFileHandle Image => _image ??= File.OpenHandle(In(ImageFile), FileMode.Open, FileAccess.ReadWrite, FileShare.Read);

    private SafeFileHandle? TryHold(FileAccess access, FileShare share)
    {
        try
        {
            return File.OpenHandle(In(LockFile), access == FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate, access, share);
        }
        catch (IOException exception) when (IsSharingViolation(exception))
        {
            return null;
        }
    }

    private void Place(string name, ReadOnlySpan<byte> content)
    {
        var fresh = In(name + ".new");
        using (var file = File.OpenHandle(fresh, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            RandomAccess.Write(file, content, fileOffset: 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(fresh, In(name), overwrite: true);
        DiskSync.Directory(path);
    }

    private string In(string name) => Path.Combine(path, name);

    // EWOULDBLOCK of Linux, of macOS and the BSDs, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsSharingViolation(IOException exception) =>
        exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
