namespace Hsm.Abstractions;

/// <summary>Number of a counter in its client's namespace (protocol page 5).</summary>
/// <param name="Number">0..255; of the wire's 16 bits only the low 8 count.</param>
public readonly record struct CounterId(byte Number)
{
    /// <summary>The server's form: type Counter, user the client; there are no global counters.</summary>
    /// <param name="client">The session's client.</param>
    /// <returns>The id of the object.</returns>
    public NvmId ToNvmId(ClientId client) => NvmId.Of(ObjectType.Counter, client, Number);

    /// <inheritdoc/>
    public override string ToString() => "counter " + Number;
}
