using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>CRYPTO CIPHER: AES. What follows the structs is in the order of protocol page 7.</summary>
internal static class CipherMessages
{
    private const uint Cbc = 2;
    private const uint Gcm = 3;
    private const uint Ctr = 4;
    private const uint Ecb = 13;
    private const int BlockBytes = 16;
    private const int EcbReplyBytes = 16;
    private const int GcmReplyPadBytes = 20;

    private static readonly MessageCodec<AesGcmDecryptRequest, AesGcmDecryptResponse> s_gcmDecrypt =
        new(new WireKey(RequestKind.Cipher, Gcm), Shapes.Crypto)
        {
            RequestLengthBytes = 28,
            ResponseLengthBytes = 28,
            IsExact = true,
            Decode = static (ref r) =>
            {
                var head = ReadGcm(ref r);
                var data = r.Bytes(head.Length);
                var key = r.Bytes(head.KeyLength);
                return new AesGcmDecryptRequest(head.Key, r.Bytes(head.IvLength), r.Bytes(head.AadLength), data, r.Bytes(head.TagLength))
                {
                    InlineKey = key,
                };
            },
            Encode = static (ref w, q) =>
            {
                WriteGcm(ref w, q, new GcmHead(0, q.InlineKey.Length, q.Ciphertext.Length, q.Iv.Length, q.Aad.Length, q.Tag.Length, q.Key));
                w.Bytes(q.Ciphertext);
                w.Bytes(q.InlineKey);
                w.Bytes(q.Iv);
                w.Bytes(q.Aad);
                w.Bytes(q.Tag);
            },
            DecodeReply = static (ref r, _) =>
            {
                var length = r.Count();
                r.Skip(4 + GcmReplyPadBytes);
                return new AesGcmDecryptResponse(r.Bytes(length));
            },
            EncodeReply = static (ref w, _, a) =>
            {
                w.Count(a.Plaintext.Length);
                w.Zeros(4 + GcmReplyPadBytes);
                w.Bytes(a.Plaintext);
            },
        };

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<AesEcbRequest, AesEcbResponse>(new WireKey(RequestKind.Cipher, Ecb), Shapes.Crypto)
        {
            RequestLengthBytes = 16,
            ResponseLengthBytes = EcbReplyBytes,
            Decode = static (ref r) =>
            {
                var direction = ReadDirection(ref r);
                var keyLength = r.Count();
                var length = r.Count();
                var key = ReadKey(ref r);
                return new AesEcbRequest(direction, key, r.Bytes(length)) { InlineKey = r.Bytes(keyLength) };
            },
            Encode = static (ref w, q) =>
            {
                WriteHead(ref w, q.Direction, q, q.Data);
                WriteKey(ref w, q.Key);
                w.Bytes(q.Data);
                w.Bytes(q.InlineKey);
            },
            DecodeReply = static (ref r, _) => new AesEcbResponse(ReadOutput(ref r)),
            EncodeReply = static (ref w, _, a) => WriteOutput(ref w, a.Output),
        },
        new MessageCodec<AesCbcRequest, AesCbcResponse>(new WireKey(RequestKind.Cipher, Cbc), Shapes.Crypto)
        {
            RequestLengthBytes = 16,
            ResponseLengthBytes = EcbReplyBytes,
            Decode = static (ref r) =>
            {
                var direction = ReadDirection(ref r);
                var keyLength = r.Count();
                var length = r.Count();
                var key = ReadKey(ref r);
                var data = r.Bytes(length);
                var inline = r.Bytes(keyLength);
                return new AesCbcRequest(direction, key, r.Bytes(BlockBytes), data) { InlineKey = inline };
            },
            Encode = static (ref w, q) =>
            {
                WriteHead(ref w, q.Direction, q, q.Data);
                WriteKey(ref w, q.Key);
                w.Bytes(q.Data);
                w.Bytes(q.InlineKey);
                w.Fixed(q.Iv, BlockBytes);
            },
            DecodeReply = static (ref r, _) => new AesCbcResponse(ReadOutput(ref r), r.Bytes(BlockBytes)),
            EncodeReply = static (ref w, _, a) =>
            {
                WriteOutput(ref w, a.Output);
                w.Fixed(a.Iv, BlockBytes);
            },
        },
        new MessageCodec<AesCtrRequest, AesCtrResponse>(new WireKey(RequestKind.Cipher, Ctr), Shapes.Crypto)
        {
            RequestLengthBytes = 20,
            ResponseLengthBytes = 20,
            Decode = static (ref r) =>
            {
                var direction = ReadDirection(ref r);
                var keyLength = r.Count();
                var length = r.Count();
                var left = r.Count();
                var key = ReadKey(ref r);
                var data = r.Bytes(length);
                var inline = r.Bytes(keyLength);
                return new AesCtrRequest(direction, key, ReadCtrState(ref r, left), data) { InlineKey = inline };
            },
            Encode = static (ref w, q) =>
            {
                WriteHead(ref w, q.Direction, q, q.Data);
                w.Count(q.State.Left);
                WriteKey(ref w, q.Key);
                w.Bytes(q.Data);
                w.Bytes(q.InlineKey);
                WriteCtrState(ref w, q.State);
            },
            DecodeReply = static (ref r, _) =>
            {
                var length = r.Count();
                var left = r.Count();
                r.Skip(12);
                var output = r.Bytes(length);
                return new AesCtrResponse(output, ReadCtrState(ref r, left));
            },
            EncodeReply = static (ref w, _, a) =>
            {
                w.Count(a.Output.Length);
                w.Count(a.State.Left);
                w.Zeros(12);
                w.Bytes(a.Output);
                WriteCtrState(ref w, a.State);
            },
        },
        new MessageCodec<AesGcmEncryptRequest, AesGcmEncryptResponse>(new WireKey(RequestKind.Cipher, Gcm), Shapes.Crypto)
        {
            RequestLengthBytes = 28,
            ResponseLengthBytes = 28,
            IsExact = true,
            Other = static r => r.U32() == 0 ? s_gcmDecrypt : null,
            Decode = static (ref r) =>
            {
                var head = ReadGcm(ref r);
                var data = r.Bytes(head.Length);
                var key = r.Bytes(head.KeyLength);
                return new AesGcmEncryptRequest(head.Key, r.Bytes(head.IvLength), r.Bytes(head.AadLength), data, head.TagLength)
                {
                    InlineKey = key,
                };
            },
            Encode = static (ref w, q) =>
            {
                WriteGcm(ref w, q, new GcmHead(1, q.InlineKey.Length, q.Plaintext.Length, q.Iv.Length, q.Aad.Length, q.TagLengthBytes, q.Key));
                w.Bytes(q.Plaintext);
                w.Bytes(q.InlineKey);
                w.Bytes(q.Iv);
                w.Bytes(q.Aad);
            },
            DecodeReply = static (ref r, _) =>
            {
                var length = r.Count();
                var tagLength = r.Count();
                r.Skip(GcmReplyPadBytes);
                return new AesGcmEncryptResponse(r.Bytes(length), r.Bytes(tagLength));
            },
            EncodeReply = static (ref w, _, a) =>
            {
                w.Count(a.Ciphertext.Length);
                w.Count(a.Tag.Length);
                w.Zeros(GcmReplyPadBytes);
                w.Bytes(a.Ciphertext);
                w.Bytes(a.Tag);
            },
        },
        s_gcmDecrypt,
    ];

    private static CipherDirection ReadDirection(ref WireReader r) =>
        r.U32() == 0 ? CipherDirection.Decrypt : CipherDirection.Encrypt;

    private static KeyId ReadKey(ref WireReader r)
    {
        var key = r.Key16();
        r.Skip(2);
        return key;
    }

    private static void WriteKey(ref WireWriter w, KeyId key)
    {
        w.Key16(key);
        w.Zeros(2);
    }

    private static void WriteHead(ref WireWriter w, CipherDirection direction, AesRequest q, Bytes data)
    {
        w.U32((uint)direction);
        w.Count(q.InlineKey.Length);
        w.Count(data.Length);
    }

    private static Bytes ReadOutput(ref WireReader r)
    {
        var length = r.Count();
        r.Skip(EcbReplyBytes - 4);
        return r.Bytes(length);
    }

    private static void WriteOutput(ref WireWriter w, Bytes output)
    {
        w.Count(output.Length);
        w.Zeros(EcbReplyBytes - 4);
        w.Bytes(output);
    }

    // The wire has 16 bytes of key stream always; where nothing of it is left over they say nothing.
    private static AesCtrState ReadCtrState(ref WireReader r, int left)
    {
        var counter = r.Bytes(BlockBytes);
        var stream = r.Bytes(BlockBytes);
        return new AesCtrState(counter, left == 0 ? Bytes.Empty : stream, left);
    }

    private static void WriteCtrState(ref WireWriter w, AesCtrState state)
    {
        w.Fixed(state.Counter, BlockBytes);
        w.Fixed(state.KeyStream, BlockBytes);
    }

    private static GcmHead ReadGcm(ref WireReader r) =>
        new(r.U32(), r.Count(), r.Count(), r.Count(), r.Count(), r.Count(), ReadKey(ref r));

    private static void WriteGcm(ref WireWriter w, AesRequest q, GcmHead head)
    {
        w.U32(head.Direction);
        w.Count(head.KeyLength);
        w.Count(head.Length);
        w.Count(head.IvLength);
        w.Count(head.AadLength);
        w.Count(head.TagLength);
        WriteKey(ref w, q.Key);
    }

    private readonly record struct GcmHead(
        uint Direction, int KeyLength, int Length, int IvLength, int AadLength, int TagLength, KeyId Key);
}
