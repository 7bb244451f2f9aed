namespace Interleave.Runtime;

/// <summary>The ids of one rewritten assembly's sites.</summary>
/// <param name="AssemblyName">Simple name of the assembly.</param>
/// <param name="ContentHash">Hex SHA-256 of the original bytes and of the rewriter's options.</param>
/// <param name="Base">The id of local site 0.</param>
/// <param name="Count">How many sites it has.</param>
public sealed record SiteRange(string AssemblyName, string ContentHash, int Base, int Count);
