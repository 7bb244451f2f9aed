using Hsm.Oracle.Pkcs11.Binding;

namespace Hsm.Oracle.Pkcs11.Calls;

/// <content>Single-part operations (sections 5.8 to 5.12).</content>
internal sealed unsafe partial class ModuleCalls
{
    /// <summary>What a single-part answer may be longer than what was asked: a block and a tag.</summary>
    private const int MaxExpansionBytes = 64;

    /// <summary>Begins an operation.</summary>
    /// <param name="function">C_EncryptInit, C_DecryptInit, C_SignInit or C_VerifyInit; C_DigestInit, which has no key.</param>
    /// <param name="session">Whose.</param>
    /// <param name="mechanism">How, with its IV or GCM parameters.</param>
    /// <param name="key">The key's handle.</param>
    internal CkResult BeginOperation(CkFunction function, ulong session, MechanismChoice mechanism, ulong key)
    {
        _memory.Reset();
        byte* how = mechanism.TagBits == 0 ? Mechanism(mechanism.Mechanism, mechanism.Iv) : Gcm(mechanism);
        FunctionList functions = Begin(function, session, key);
        return End(function switch
        {
            CkFunction.C_EncryptInit => functions.C_EncryptInit((nuint)session, how, (nuint)key),
            CkFunction.C_DecryptInit => functions.C_DecryptInit((nuint)session, how, (nuint)key),
            CkFunction.C_SignInit => functions.C_SignInit((nuint)session, how, (nuint)key),
            CkFunction.C_VerifyInit => functions.C_VerifyInit((nuint)session, how, (nuint)key),
            CkFunction.C_DigestInit => functions.C_DigestInit((nuint)session, how),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Begins no operation."),
        });
    }

    /// <summary>Runs and ends an operation that gives bytes.</summary>
    /// <param name="function">C_Encrypt, C_Decrypt, C_Sign or C_Digest.</param>
    /// <param name="session">Whose.</param>
    /// <param name="data">What goes in.</param>
    /// <param name="output">What came out; empty unless CKR_OK.</param>
    internal CkResult RunOperation(CkFunction function, ulong session, ReadOnlySpan<byte> data, out byte[] output)
    {
        _memory.Reset();
        int room = data.Length + MaxExpansionBytes;
        byte* input = _memory.Copy(data);
        byte* result = _memory.TakeOutput(room);
        byte* length = _memory.TakeOutput(Layout.UlongLengthBytes);
        Layout.WriteUlong(length, (ulong)room);
        FunctionList functions = Begin(function, session, 0);
        CkResult answer = End(function switch
        {
            CkFunction.C_Encrypt => functions.C_Encrypt((nuint)session, input, (nuint)data.Length, result, length),
            CkFunction.C_Decrypt => functions.C_Decrypt((nuint)session, input, (nuint)data.Length, result, length),
            CkFunction.C_Sign => functions.C_Sign((nuint)session, input, (nuint)data.Length, result, length),
            CkFunction.C_Digest => functions.C_Digest((nuint)session, input, (nuint)data.Length, result, length),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Gives no bytes."),
        });
        output = answer == CkResult.CKR_OK ? new ReadOnlySpan<byte>(result, Length(length, room)).ToArray() : [];
        return answer;
    }

    internal CkResult Verify(ulong session, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        _memory.Reset();
        byte* input = _memory.Copy(data);
        byte* signed = _memory.Copy(signature);
        return End(Begin(CkFunction.C_Verify, session, 0)
            .C_Verify((nuint)session, input, (nuint)data.Length, signed, (nuint)signature.Length));
    }

    private byte* Gcm(MechanismChoice mechanism)
    {
        StructShape shape = Layout.GcmParameters;
        byte* parameters = _memory.Take(shape.LengthBytes);
        System.Runtime.CompilerServices.Unsafe.WriteUnaligned(parameters, (nint)_memory.Copy(mechanism.Iv));
        Layout.WriteUlong(parameters + shape.OffsetsBytes[1], (ulong)mechanism.Iv.Length);
        Layout.WriteUlong(parameters + shape.OffsetsBytes[2], (ulong)mechanism.Iv.Length * 8);
        Layout.WriteUlong(parameters + shape.OffsetsBytes[5], (ulong)mechanism.TagBits);
        byte* how = _memory.Take(Layout.Mechanism.LengthBytes);
        Fill(how, (ulong)mechanism.Mechanism, parameters, shape.LengthBytes);
        return how;
    }
}
