using System.Text;
using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>COMM (protocol page 3).</summary>
internal static class CommMessages
{
    private const int VersionLengthBytes = 9;
    private const int InfoPadLengthBytes = 6;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<InitRequest, InitResponse>(new WireKey(RequestKind.Init), Shapes.Init)
        {
            RequestLengthBytes = 4,
            ResponseLengthBytes = 8,
            IsExact = true,
            Decode = static (ref r) => new InitRequest(r.U32()),
            Encode = static (ref w, q) => w.U32(q.RequestedClient),
            DecodeReply = static (ref r, _) =>
            {
                var client = r.U32();
                r.Require(client <= ClientId.MaxValue);
                return new InitResponse(r.Failed ? ClientId.Global : new ClientId((byte)client), r.U32());
            },
            EncodeReply = static (ref w, _, a) =>
            {
                w.U32(a.Client.Value);
                w.U32(a.ServerId);
            },
        },
        new MessageCodec<KeepAliveRequest, StatusResponse>(new WireKey(RequestKind.KeepAlive), Shapes.Silent)
        {
            Decode = static (ref _) => new KeepAliveRequest(),
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<CloseRequest, StatusResponse>(new WireKey(RequestKind.Close), Shapes.Silent)
        {
            Decode = static (ref _) => new CloseRequest(),
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<InfoRequest, InfoResponse>(new WireKey(RequestKind.Info), Shapes.Info)
        {
            ResponseLengthBytes = 72,
            Decode = static (ref _) => new InfoRequest(),
            DecodeReply = static (ref r, _) => new InfoResponse(ReadInfo(ref r)),
            EncodeReply = static (ref w, _, a) => WriteInfo(ref w, a.Info),
        },
        new MessageCodec<EchoRequest, EchoResponse>(new WireKey(RequestKind.Echo), Shapes.Silent)
        {
            Decode = static (ref r) => new EchoRequest(r.Rest()),
            Encode = static (ref w, q) => w.Bytes(q.Data),
            DecodeReply = static (ref r, _) => new EchoResponse(r.Rest()),
            EncodeReply = static (ref w, _, a) => w.Bytes(a.Data),
        },
    ];

    private static ServerInfo ReadInfo(ref WireReader r) => new()
    {
        CommDataLengthBytes = r.Count(),
        NvmObjectCount = r.Count(),
        SmallSlotCount = r.Count(),
        SmallSlotLengthBytes = r.Count(),
        BigSlotCount = r.Count(),
        BigSlotLengthBytes = r.Count(),
        CustomCallbackCount = r.Count(),
        DmaAddressCount = r.Count(),
        DebugState = r.I32(),
        BootState = r.I32(),
        LifecycleState = r.I32(),
        NvmState = r.I32(),
        Version = ReadText(ref r),
        Build = ReadText(ref r),
    };

    private static void WriteInfo(ref WireWriter w, ServerInfo info)
    {
        w.Count(info.CommDataLengthBytes);
        w.Count(info.NvmObjectCount);
        w.Count(info.SmallSlotCount);
        w.Count(info.SmallSlotLengthBytes);
        w.Count(info.BigSlotCount);
        w.Count(info.BigSlotLengthBytes);
        w.Count(info.CustomCallbackCount);
        w.Count(info.DmaAddressCount);
        w.I32(info.DebugState);
        w.I32(info.BootState);
        w.I32(info.LifecycleState);
        w.I32(info.NvmState);
        WriteText(ref w, info.Version);
        WriteText(ref w, info.Build);
        w.Zeros(InfoPadLengthBytes);
    }

    private static string ReadText(ref WireReader r)
    {
        var bytes = r.Bytes(VersionLengthBytes).Span;
        var end = bytes.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
    }

    // 8 characters and a zero that ends them.
    private static void WriteText(ref WireWriter w, string text)
    {
        w.Fixed(Encoding.Latin1.GetBytes(text), VersionLengthBytes - 1);
        w.U8(0);
    }
}
