using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>
/// CUSTOM: the action is the callback's index; its id goes along and comes back. The actions of the PKCS#11 face
/// (<see cref="TokenMessages"/>) are no callbacks.
/// </summary>
internal static class CustomMessages
{
    private const int DataBytes = 256;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<CustomRequest, CustomResponse>(new WireKey(RequestKind.Custom), Shapes.Custom)
        {
            RequestLengthBytes = 264,
            ResponseLengthBytes = 272,
            Decode = static (ref r) =>
            {
                r.Skip(4);
                return new CustomRequest(r.Action, r.U32(), r.Bytes(DataBytes));
            },
            Encode = static (ref w, q) =>
            {
                if (MessageTable.IsToken(q.Kind))
                {
                    w.Refuse(HsmStatus.BadArgs);
                }

                w.U32(q.Callback);
                w.U32(q.Type);
                w.Fixed(q.Data, DataBytes);
            },
            DecodeReply = static (ref r, _) =>
            {
                var type = r.U32();
                var returnCode = r.I32();
                r.Skip(4);
                return new CustomResponse(type, returnCode, r.Bytes(DataBytes));
            },
            EncodeReply = static (ref w, _, a) =>
            {
                w.U32(a.Type);
                w.I32(a.ReturnCode);
                w.I32(0);
                w.Fixed(a.Data, DataBytes);
            },
        },
    ];
}
