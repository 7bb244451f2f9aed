using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>COUNTER. Of an id's 16 bits the low 8 count.</summary>
internal static class CounterMessages
{
    private const int LengthBytes = 8;
    private const int IdPadBytes = 6;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<CounterInitRequest, CounterResponse>(new WireKey(RequestKind.CounterInit), Shapes.ReturnCode)
        {
            RequestLengthBytes = LengthBytes,
            ResponseLengthBytes = LengthBytes,
            Decode = static (ref r) =>
            {
                var value = r.U32();
                var id = new CounterId((byte)r.U16());
                r.Skip(2);
                return new CounterInitRequest(id, value);
            },
            Encode = static (ref w, q) =>
            {
                w.U32(q.Value);
                w.U16(q.Id.Number);
                w.Zeros(2);
            },
            DecodeReply = static (ref r, _) => new CounterResponse(r.U32()),
            EncodeReply = static (ref w, _, a) => w.U32(a.Value),
        },
        new MessageCodec<CounterIncrementRequest, CounterResponse>(new WireKey(RequestKind.CounterIncrement), Shapes.ReturnCode)
        {
            RequestLengthBytes = LengthBytes,
            ResponseLengthBytes = LengthBytes,
            Decode = static (ref r) => new CounterIncrementRequest(ReadId(ref r)),
            Encode = static (ref w, q) => WriteId(ref w, q.Id),
            DecodeReply = static (ref r, _) => new CounterResponse(r.U32()),
            EncodeReply = static (ref w, _, a) => w.U32(a.Value),
        },
        new MessageCodec<CounterReadRequest, CounterResponse>(new WireKey(RequestKind.CounterRead), Shapes.ReturnCode)
        {
            RequestLengthBytes = LengthBytes,
            ResponseLengthBytes = LengthBytes,
            Decode = static (ref r) => new CounterReadRequest(ReadId(ref r)),
            Encode = static (ref w, q) => WriteId(ref w, q.Id),
            DecodeReply = static (ref r, _) => new CounterResponse(r.U32()),
            EncodeReply = static (ref w, _, a) => w.U32(a.Value),
        },
        new MessageCodec<CounterDestroyRequest, StatusResponse>(new WireKey(RequestKind.CounterDestroy), Shapes.ReturnCode)
        {
            RequestLengthBytes = LengthBytes,
            ResponseLengthBytes = LengthBytes,
            Decode = static (ref r) => new CounterDestroyRequest(ReadId(ref r)),
            Encode = static (ref w, q) => WriteId(ref w, q.Id),
            DecodeReply = Shapes.Done,
        },
    ];

    private static CounterId ReadId(ref WireReader r)
    {
        var id = new CounterId((byte)r.U16());
        r.Skip(IdPadBytes);
        return id;
    }

    private static void WriteId(ref WireWriter w, CounterId id)
    {
        w.U16(id.Number);
        w.Zeros(IdPadBytes);
    }
}
