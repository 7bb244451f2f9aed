namespace Hsm.Abstractions;

/// <summary>A request on its way.</summary>
/// <param name="Sequence">Counts up from 1 per session, as the wire's seq; the response copies it.</param>
/// <param name="Request">What is asked.</param>
public readonly record struct RequestMessage(ushort Sequence, HsmRequest Request);
