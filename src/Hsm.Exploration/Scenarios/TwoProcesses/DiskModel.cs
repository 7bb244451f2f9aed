namespace Hsm.Exploration;

/// <summary>The files of one store on a disk that several processes see. Each call of theirs is one instant, as a system call is.</summary>
internal sealed class DiskModel
{
    private readonly Lock _gate = new();
    private string? _format;
    private byte[] _image = [];
    private string? _holder;

    /// <summary>Opens the files for a process.</summary>
    /// <param name="process">Its name.</param>
    /// <returns>Its files; what it writes, others read.</returns>
    public IStoreMedium For(string process) => new Medium(this, process);

    private sealed class Medium(DiskModel disk, string process) : IStoreMedium
    {
        public string Name => "the modelled disk";

        public string Owner
        {
            get
            {
                lock (disk._gate)
                {
                    return disk._holder ?? "nobody";
                }
            }
        }

        public long ImageLengthBytes
        {
            get
            {
                lock (disk._gate)
                {
                    return disk._format is null ? -1 : disk._image.Length;
                }
            }
        }

        public bool TryLock()
        {
            lock (disk._gate)
            {
                disk._holder ??= process;
                return disk._holder == process;
            }
        }

        public string? ReadFormat()
        {
            lock (disk._gate)
            {
                return disk._format;
            }
        }

        public void Create(string format, ReadOnlySpan<byte> image)
        {
            lock (disk._gate)
            {
                disk._image = image.ToArray();
                disk._format = format;
            }
        }

        public void Read(long offsetBytes, Span<byte> destination)
        {
            lock (disk._gate)
            {
                disk._image.AsSpan((int)offsetBytes, destination.Length).CopyTo(destination);
            }
        }

        public void Write(long offsetBytes, ReadOnlySpan<byte> source)
        {
            lock (disk._gate)
            {
                source.CopyTo(disk._image.AsSpan((int)offsetBytes));
            }
        }

        public void Flush()
        {
            // Processes see each other's writes whether or not the disk has them; what a power cut leaves is the
            // concern of the other scenario.
        }

        public void Dispose()
        {
            lock (disk._gate)
            {
                disk._holder = disk._holder == process ? null : disk._holder;
            }
        }
    }
}
