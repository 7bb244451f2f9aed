namespace Hsm.Abstractions;

/// <summary>
/// Crypto hardware: one set of registers, one owner at a time. A server makes a device lock for it and holds that, and
/// no other lock, during each operation.
/// </summary>
/// <remarks>
/// A model device may count and refuse callers that come in together (<see cref="HsmStatus.Locked"/>), so that a missing
/// device lock shows; a real one would mix up their data.
/// </remarks>
public interface IAccelerator : ICryptoProvider
{
    /// <summary>Number of operations begun so far; for tests and metrics.</summary>
    long OperationCount { get; }
}
