namespace Hsm.Oracle.Histories;

/// <summary>A call that could come next in time, and that the specification refuses there.</summary>
/// <param name="Index">Its place in the history.</param>
/// <param name="Allowed">What it might have answered there, as short texts; empty where the model can't tell.</param>
public sealed record RefusedCall(int Index, IReadOnlyList<string> Allowed);
