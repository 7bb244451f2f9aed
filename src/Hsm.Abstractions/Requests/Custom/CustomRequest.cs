namespace Hsm.Abstractions;

/// <summary>Calls a function that the server's owner registered.</summary>
/// <param name="Callback">Its index, 0 up to ServerInfo.CustomCallbackCount - 1.</param>
/// <param name="Type">0: asks whether one is registered; 1..7 are reserved: BadArgs; from 8 on the function's own.</param>
/// <param name="Data">At most 256 bytes, else BadArgs; never swapped; on the wire zeros make it up to 256.</param>
/// <remarks>Answers CustomResponse. NoHandler: none is registered under that index.</remarks>
public sealed record CustomRequest(byte Callback, uint Type, Bytes Data) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Custom + Callback;
}
