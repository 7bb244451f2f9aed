namespace Interleave.Cli.Frameworks;

/// <summary>A shared framework in some version, such as Microsoft.AspNetCore.App 10.0.0.</summary>
/// <param name="Name">Its name, as the folder under dotnet/shared.</param>
/// <param name="Version">Its version, without a pre-release label.</param>
internal readonly record struct FrameworkReference(string Name, Version Version)
{
    internal const string Base = "Microsoft.NETCore.App";

    /// <summary>Reads "10.0.0-rc.1.2" as 10.0.0; null when it is no version.</summary>
    internal static FrameworkReference? Parse(string name, string version) =>
        Version.TryParse(version.Split('-', 2)[0], out Version? parsed) ? new(name, parsed) : null;

    public override string ToString() => $"{Name} {Version}";
}
