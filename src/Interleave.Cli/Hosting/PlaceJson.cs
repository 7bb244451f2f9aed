namespace Interleave.Cli.Hosting;

/// <summary>A place in the code under test.</summary>
/// <param name="Method">The method, as in the source.</param>
/// <param name="Member">What it touches or calls there.</param>
/// <param name="File">Full path; null without symbols.</param>
/// <param name="Line">Line, from 1; 0 without symbols.</param>
internal sealed record PlaceJson(string Method, string Member, string? File, int Line);
