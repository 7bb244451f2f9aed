using Hsm.Oracle.Pkcs11.Calls;

namespace Hsm.Oracle.Pkcs11.Running;

/// <summary>What one thread of one worker called in a round.</summary>
/// <param name="Client">Its number among all threads; the workers' main threads come last.</param>
/// <param name="Process">Its worker.</param>
/// <param name="IsMain">Whether it is the main thread, which prepares and finishes.</param>
/// <param name="Calls">In order.</param>
internal sealed record ClientCalls(int Client, int Process, bool IsMain, IReadOnlyList<CallSlot> Calls);
