using Xunit;

namespace Unit.XunitFront;

/// <summary>One run of all fixture tests, shared by the tests that look at its results.</summary>
public sealed class WholeFixtureRun : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("interleave-xunit-").FullName;

    internal FixtureRun Results { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Results = await FixtureRun.Start(Folder);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
