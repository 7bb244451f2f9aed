namespace Unit.Hsm;

/// <summary>A directory that is gone at the end of its test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private const string Memory = "/dev/shm";

    private TemporaryDirectory(string path) => Path = path;

    public TemporaryDirectory()
        : this(Directory.CreateTempSubdirectory("hsm-test-").FullName)
    {
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>In memory, where the system has such a place: for tests of many writes that need no disk.</summary>
    public static TemporaryDirectory InMemory() => !Directory.Exists(Memory)
        ? new TemporaryDirectory()
        : new TemporaryDirectory(Directory.CreateDirectory(System.IO.Path.Combine(Memory, "hsm-test-" + Guid.NewGuid().ToString("N"))).FullName);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
