using Hsm.Abstractions;

namespace Benchmarks;

/// <summary>One primitive, called directly and through a provider.</summary>
internal sealed record CryptoPrimitive(string Name, Action Direct, Action<ICryptoProvider> Port);
