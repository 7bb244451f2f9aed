using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>One access through a reference.</summary>
/// <param name="Index">The instruction that makes it.</param>
/// <param name="Writes">Whether it writes.</param>
/// <param name="Stored">The type of the value on top of the stack, when it stores one.</param>
/// <param name="Member">What the site shows when the method can't name the location itself.</param>
internal readonly record struct Access(int Index, bool Writes, TypeReference? Stored, string Member);
