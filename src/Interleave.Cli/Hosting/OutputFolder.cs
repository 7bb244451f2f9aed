namespace Interleave.Cli.Hosting;

/// <summary>
/// Where schedule files go. Tried before anything is explored, so that a long run is not lost to a folder that can't
/// be written; left as it was when nothing was found.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly bool _isOurs;

    private OutputFolder(string path, bool isOurs)
    {
        FullPath = path;
        _isOurs = isOurs;
    }

    internal string FullPath { get; }

    /// <summary>Creates the folder and tries to write into it.</summary>
    /// <exception cref="InputException">It can't be created or written.</exception>
    internal static OutputFolder Open(string path)
    {
        string full = Path.GetFullPath(path);
        bool existed = Directory.Exists(full);
        try
        {
            Directory.CreateDirectory(full);
            string probe = Path.Combine(full, $".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return new OutputFolder(full, !existed);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"Schedule files can't be written to {full}: {exception.Message}", "Name a folder that can be written with --output DIR.");
        }
    }

    /// <summary>
    /// A file of this name that is free, or that already holds the same bytes: what another finding wrote is never
    /// replaced.
    /// </summary>
    internal string Write(string name, string extension, ReadOnlySpan<byte> content)
    {
        for (int i = 1; ; i++)
        {
            string path = Path.Combine(FullPath, i == 1 ? name + extension : $"{name}.{i}{extension}");
            try
            {
                using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                stream.Write(content);
                return path;
            }
            catch (IOException) when (File.Exists(path))
            {
                if (content.SequenceEqual(File.ReadAllBytes(path)))
                {
                    return path;
                }
            }
        }
    }

    public void Dispose()
    {
        if (_isOurs && Directory.Exists(FullPath) && !Directory.EnumerateFileSystemEntries(FullPath).Any())
        {
            Directory.Delete(FullPath);
        }
    }
}
