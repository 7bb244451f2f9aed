using Xunit;

namespace Unit.Linearizability;

/// <summary>Finds the data folder that stands beside the project (shared/data); tests skip where it is absent.</summary>
internal static class SharedData
{
    /// <summary>A folder of it.</summary>
    public static string Folder(string name)
    {
        string? found = SharedFolder.Find(name);
        if (found is null)
        {
            Assert.Skip($"No shared/data/{name} beside the project: these histories are not part of it.");
        }

        return found;
    }
}
