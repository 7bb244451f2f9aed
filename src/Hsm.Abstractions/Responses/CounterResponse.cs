namespace Hsm.Abstractions;

/// <summary>Value of a counter.</summary>
/// <param name="Value">After the request's effect.</param>
public sealed record CounterResponse(uint Value) : HsmResponse(HsmStatus.Ok);
