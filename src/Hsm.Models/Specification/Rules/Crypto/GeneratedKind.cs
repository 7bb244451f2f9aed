using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>A kind of key that is generated.</summary>
/// <param name="Hidden">The symbol of one whose public half is not known.</param>
/// <param name="Generate">Makes an example.</param>
/// <param name="PublicOf">The public half of a key, private or public; empty: no key of the kind.</param>
internal sealed record GeneratedKind(HiddenKey Hidden, Func<IRandomSource, Bytes> Generate, Func<Bytes, Bytes> PublicOf);
