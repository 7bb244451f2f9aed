namespace Interleave.Cli.Hosting;

/// <summary>The value of an option that takes on or off.</summary>
internal enum Toggle
{
    Off,
    On,
}
