using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Models.Specification.Rules;

/// <summary>Where a derived or generated key goes: to the client, or under an id.</summary>
internal static class MadeKey
{
    private const int ResponseOverheadBytes = 20;
    private const ushort AnyAccess = 0xFFFF;

    /// <summary>Randomness for a key or a ciphertext that is made to see how long such are.</summary>
    public static IRandomSource ExampleRandom() => new SeededRandomSource(seed: 1);

    /// <summary>Whether a target is one: a wrapped or hardware id is none.</summary>
    public static bool IsTarget(KeyTarget target) => target.IsEphemeral || !target.Id.IsWrappedOrHardware;

    /// <summary>A derived secret: known bytes, or hidden ones of which the length alone is known.</summary>
    public static void Derived(Situation now, KeyTarget target, UsedKey secret)
    {
        if (target.IsEphemeral && !Fits(now, secret.Data.Length))
        {
            now.Refuse(HsmStatus.BufferSize);
        }
        else if (target.IsEphemeral && secret.Hidden is null)
        {
            now.Tell(new DerivedKeyResponse(default, secret.Data));
        }
        else if (target.IsEphemeral)
        {
            now.TellAny(
                new DerivedKeyResponse(default, secret.Data),
                told => told.Key == default && told.Secret.Length == secret.Data.Length);
        }
        else
        {
            KeyPlacing.Each(now, target.Id, secret.Data.Length, id => now.Answers.Add(
                new DerivedKeyResponse(id.ToKeyId(), Bytes.Empty),
                KeyPlacing.Put(now, Of(id, target, AnyAccess, secret))));
        }
    }

    /// <summary>A key as it stands in its cache.</summary>
    public static StoredObject Of(NvmId id, KeyTarget target, ushort access, UsedKey key) =>
        new(new ObjectMetadata(id, access, Policy.FromClient(target.Flags), (ushort)key.Data.Length, target.Label), key.Data)
        {
            Hidden = key.Hidden,
        };

    /// <summary>Whether a key fits a response.</summary>
    public static bool Fits(Situation now, int lengthBytes) =>
        lengthBytes <= now.Options.Info.CommDataLengthBytes - ResponseOverheadBytes;
}
