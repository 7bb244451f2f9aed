using System.Reflection;
using Xunit.Sdk;

namespace Unit.Cli;

/// <summary>Where the build put the programs under test; it writes the paths into this assembly (Unit.csproj).</summary>
internal static class CliPaths
{
    internal static string Interleave => Built("Interleave.Cli");

    internal static string Hsm => Built("Hsm.Cli");

    internal static string Fixtures => Built("Fixtures.Cli");

    internal static string WebFixtures => Built("Fixtures.Cli.Web");

    internal static string StoreFixture => Built("Fixtures.Store");

    private static string Built(string name) =>
        typeof(CliPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == "Built:" + name)?.Value
        ?? throw new XunitException($"The build did not say where {name} is: Unit.csproj must list it among its Built references.");
}
