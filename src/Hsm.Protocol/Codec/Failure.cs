using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>What a response that means failure is written of.</summary>
/// <param name="Status">Not Ok.</param>
/// <param name="Echo">What of the request the response repeats.</param>
/// <param name="FixedLengthBytes">Of the response's struct.</param>
internal readonly record struct Failure(HsmStatus Status, uint Echo, int FixedLengthBytes);
