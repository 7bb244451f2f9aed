using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>What a request needs of a key.</summary>
/// <param name="Usage">One of these bits; None: nothing.</param>
/// <param name="Evicts">Whether it leaves its cache after use.</param>
internal readonly record struct KeyNeed(ObjectFlags Usage, bool Evicts = false);
