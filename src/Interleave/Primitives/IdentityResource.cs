using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>An object whose identity was hashed: its ordinal is the hash code.</summary>
internal sealed class IdentityResource : Resource
{
    public override string KindName => "identity";
}
