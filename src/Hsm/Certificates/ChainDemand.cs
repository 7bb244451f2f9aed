using Hsm.Abstractions;

namespace Hsm;

/// <summary>What CERT VERIFY and VERIFY_MULTI_ROOT ask for.</summary>
/// <param name="Roots">Objects of the roots.</param>
/// <param name="Chain">DER, the leaf last.</param>
/// <param name="CachesKey">Whether the leaf's public key is to be cached.</param>
/// <param name="Target">Where to.</param>
internal readonly record struct ChainDemand(NvmIdList Roots, Bytes Chain, bool CachesKey, KeyTarget Target);
