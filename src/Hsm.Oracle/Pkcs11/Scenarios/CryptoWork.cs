using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// Each thread's session has keys of its own and runs operations with them, one after the other; .NET's cryptography knows every
/// answer. Argument is the number of the case in <see cref="CryptoCase.All"/>, Answer what came of it.
/// </summary>
internal sealed class CryptoWork : WorkerScenario
{
    internal const string Name = "crypto";

    /// <summary>The call whose answer is judged.</summary>
    internal const int Judged = 1;

    /// <summary>A run without a beginning: the last operation has ended.</summary>
    internal const int AfterTheEnd = 2;

    /// <summary>Answer: the bytes that .NET computes.</summary>
    internal const long Right = 1;

    /// <summary>Answer: other bytes; Answer2 has the first eight.</summary>
    internal const long Wrong = 2;

    private const int KeyLengthBytes = 32;
    private const int OperationsPerThread = 40;

    private readonly HashSet<string> _offered = new(StringComparer.Ordinal);

    internal override void Prepare(WorkerRound round)
    {
        // One run of each, alone: what the token does not offer with such a key is left out.
        ulong session = round.Token.Session();
        (ulong Cipher, ulong Mac) keys = MakeKeys(round, round.Calls, session, round.Random, out byte[] key);
        foreach (CryptoCase one in CryptoCase.All(round.Random, key).Where(one => round.Token.Mechanisms.Contains(one.Mechanism.Mechanism)))
        {
            ulong handle = one.IsMac ? keys.Mac : keys.Cipher;
            if ((!one.HasKey || handle != 0) && round.Calls.BeginOperation(one.Begin, session, one.Mechanism, handle) == CkResult.CKR_OK)
            {
                Run(round.Calls, session, one);
                _offered.Add(one.Name);
            }
        }

        if (_offered.Count == 0)
        {
            throw new UnsupportedException("The token offers none of AES-ECB, -CBC, -GCM, SHA-256, SHA-512 and HMAC-SHA-256 with keys that are given to it.");
        }

        DestroyKeys(round.Calls, session, keys);
        round.OpenSessions();
    }

    internal override void Run(WorkerRound round, WorkerThread thread)
    {
        ModuleCalls calls = thread.Calls;
        (ulong Cipher, ulong Mac) keys = MakeKeys(round, calls, thread.Session, thread.Random, out byte[] key);
        CryptoCase? last = null;
        for (int i = 0; i < OperationsPerThread; i++)
        {
            IReadOnlyList<CryptoCase> cases = CryptoCase.All(thread.Random, key);
            int number = thread.Random.Next(cases.Count);
            CryptoCase one = cases[number];
            ulong handle = one.IsMac ? keys.Mac : keys.Cipher;
            if (!_offered.Contains(one.Name) || (one.HasKey && handle == 0))
            {
                continue;
            }

            calls.Purpose = 0;
            calls.Argument = number;
            if (last is { Run: not CkFunction.C_Verify } && thread.Random.Next(8) == 0)
            {
                calls.Purpose = AfterTheEnd;
                calls.RunOperation(last.Run, thread.Session, last.Input, out _);
                calls.Purpose = 0;
            }

            if (CkConstants.IsOfAnyTime(calls.BeginOperation(one.Begin, thread.Session, one.Mechanism, handle)))
            {
                last = null;
                continue;
            }

            calls.Purpose = Judged;
            Run(calls, thread.Session, one);
            last = one;
        }

        calls.Purpose = 0;
        DestroyKeys(calls, thread.Session, keys);
    }

    private static void Run(ModuleCalls calls, ulong session, CryptoCase one)
    {
        if (one.Run == CkFunction.C_Verify)
        {
            calls.Verify(session, one.Input, one.Expected);
            calls.Note(Right);
            return;
        }

        calls.RunOperation(one.Run, session, one.Input, out byte[] output);
        bool isRight = output.AsSpan().SequenceEqual(one.Expected);
        calls.Note(isRight ? Right : Wrong, isRight ? 0 : First(output));
    }

    private static long First(byte[] output)
    {
        Span<byte> first = stackalloc byte[sizeof(long)];
        output.AsSpan(0, Math.Min(output.Length, first.Length)).CopyTo(first);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(first);
    }

    private static (ulong Cipher, ulong Mac) MakeKeys(WorkerRound round, ModuleCalls calls, ulong session, Random random, out byte[] key)
    {
        key = CryptoCase.Bytes(random, KeyLengthBytes);
        NativeLayout layout = round.Token.Module.Layout;
        string label = $"{round.Order.Label}-{round.Order.Process}-{random.Next()}";
        calls.CreateObject(session, Template(CkConstants.CKK_AES, key, CkAttributeType.CKA_ENCRYPT, CkAttributeType.CKA_DECRYPT), out ulong cipher);
        calls.CreateObject(session, Template(CkConstants.CKK_GENERIC_SECRET, key, CkAttributeType.CKA_SIGN, CkAttributeType.CKA_VERIFY), out ulong mac);
        return (cipher, mac);

        CkAttribute[] Template(ulong type, byte[] value, CkAttributeType use, CkAttributeType use2) =>
        [
            new(CkAttributeType.CKA_CLASS, layout.Bytes(CkConstants.CKO_SECRET_KEY)),
            new(CkAttributeType.CKA_KEY_TYPE, layout.Bytes(type)),
            CkAttribute.Of(CkAttributeType.CKA_TOKEN, value: false),
            CkAttribute.Of(CkAttributeType.CKA_PRIVATE, value: false),
            CkAttribute.Of(CkAttributeType.CKA_LABEL, label),
            CkAttribute.Of(use, value: true),
            CkAttribute.Of(use2, value: true),
            new(CkAttributeType.CKA_VALUE, value),
        ];
    }

    private static void DestroyKeys(ModuleCalls calls, ulong session, (ulong Cipher, ulong Mac) keys)
    {
        foreach (ulong handle in new[] { keys.Cipher, keys.Mac }.Where(static handle => handle != 0))
        {
            calls.DestroyObject(session, handle);
        }
    }
}
