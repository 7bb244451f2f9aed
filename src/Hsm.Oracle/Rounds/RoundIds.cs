using Hsm.Abstractions;

namespace Hsm.Oracle.Rounds;

/// <summary>The ids of one round: of a range of the oracle's own, others than the round before had, and nobody else's.</summary>
/// <param name="profile">Knows which are taken.</param>
/// <param name="seed">The round's.</param>
internal sealed class RoundIds(ServerProfile profile, ulong seed)
{
    private const int FirstNumber = 96;
    private const int NumberCount = 128;
    private const int NumbersEach = 4;

    /// <summary>The label prefix of all that the oracle makes.</summary>
    public const string LabelPrefix = "hsm-check";

    private readonly int _start = (int)(seed % (NumberCount / NumbersEach)) * NumbersEach;

    /// <summary>Whether the round is about one object alone: three of four are, for few things go wrong unless clients meet.</summary>
    public bool IsFocused => seed % 4 != 0;

    /// <summary>Every number that <see cref="Counter"/> gives, whatever the round.</summary>
    public static IEnumerable<byte> Numbers => Enumerable.Range(FirstNumber, NumberCount).Select(static number => (byte)number);

    /// <summary>A counter, in the namespace of whichever client uses it.</summary>
    public CounterId Counter(int index) => new(Number(index, ObjectType.Counter, ServerHost.OneClient, ServerHost.OtherClient));

    /// <summary>A raw object; one of the round's four.</summary>
    public NvmId Object(int index) =>
        NvmId.Of(ObjectType.Object, ServerHost.OneClient, Number(index, ObjectType.Object, ServerHost.OneClient));

    /// <summary>A key of the client's own, whichever client uses it.</summary>
    public KeyId LocalKey(int index) => KeyId.Local(Number(index, ObjectType.Crypto, ServerHost.OneClient, ServerHost.OtherClient));

    /// <summary>A key of every client.</summary>
    public KeyId GlobalKey(int index) => KeyId.Global(Number(index, ObjectType.Crypto, ClientId.Global));

    /// <summary>A label that tells whose it is and which version.</summary>
    public static ObjectLabel Label(int version) => ObjectLabel.FromText($"{LabelPrefix} v{version}");

    private byte Number(int index, ObjectType type, params ReadOnlySpan<ClientId> users)
    {
        int wanted = index;
        for (int i = 0; i < NumberCount; i++)
        {
            byte number = (byte)(FirstNumber + ((_start + i) % NumberCount));
            bool isFree = true;
            foreach (ClientId user in users)
            {
                isFree &= !profile.Taken.Contains(NvmId.Of(type, user, number));
            }

            if (isFree && wanted-- == 0)
            {
                return number;
            }
        }

        throw new OracleException(
            $"The server's objects leave no {type} id from {FirstNumber} to {FirstNumber + NumberCount - 1} free for clients 13 and 14.",
            "Remove objects, or hold another server against the specification.");
    }
}
