using Hsm.Abstractions;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds.Scripts;

/// <summary>Cryptography by key id while the keys are replaced, evicted, committed and erased; random numbers.</summary>
internal sealed class CryptoScript : RoundScript
{
    private static readonly Bytes s_iv = Bytes.Repeat(3, 12);
    private static readonly Bytes s_data = Bytes.Repeat(5, 24);

    /// <inheritdoc/>
    public override string Name => "crypto";

    /// <inheritdoc/>
    public override Promise Promise => new(
        "What is computed by key id is computed with one key that the id had at one instant of the call; no random number comes twice.",
        "wolfHSM protocol, CRYPTO",
        PromiseTier.Must);

    /// <inheritdoc/>
    public override IReadOnlyList<ServerFeature> Needs => [ServerFeature.Keys, ServerFeature.Cmac];

    /// <inheritdoc/>
    public override IReadOnlyList<KnownDeviation> Known => [KnownDeviation.StaleCopies];

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Setup(ScriptLane lane)
    {
        if (lane.Index == 0)
        {
            yield return Keys.Cache(lane, Shared(lane));
        }

        if (lane.IsFirstOfClient)
        {
            yield return Keys.Cache(lane, lane.Ids.LocalKey(0));
            yield return new KeyCommitRequest(lane.Ids.LocalKey(0));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Drive(ScriptLane lane)
    {
        bool hasGcm = !lane.Profile.Missing.ContainsKey(ServerFeature.AesGcm);
        bool hasRandom = !lane.Profile.Missing.ContainsKey(ServerFeature.Random);
        for (int i = 0; i < lane.Length; i++)
        {
            KeyId key = lane.Ids.IsFocused || lane.Chance(60) ? Shared(lane) : lane.Ids.LocalKey(0);
            switch (lane.Random.Next(20))
            {
                case < 5:
                    yield return new AesCmacRequest(key, default, s_data, 16);
                    break;
                case < 10 when hasGcm:
                    yield return new AesGcmEncryptRequest(key, s_iv, Bytes.Empty, s_data);
                    if (lane.Answer is AesGcmEncryptResponse sealedData && lane.Chance(50))
                    {
                        yield return new AesGcmDecryptRequest(key, s_iv, Bytes.Empty, sealedData.Ciphertext, sealedData.Tag);
                    }

                    break;
                case < 12 when hasRandom:
                    yield return new RngRequest(16);
                    break;
                case < 16:
                    yield return Keys.Cache(lane, key);
                    break;
                case 16:
                    yield return new KeyCommitRequest(key);
                    break;
                case 17:
                    yield return new KeyEraseRequest(key);
                    break;
                default:
                    yield return new KeyEvictRequest(key);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Finish(ScriptLane lane) => Keys.Finish(lane, [Shared(lane), lane.Ids.LocalKey(0)]);

    // Where there is no global cache, the sessions of a client meet in what was committed only.
    private static KeyId Shared(ScriptLane lane) =>
        lane.Profile.Missing.ContainsKey(ServerFeature.GlobalKeys) ? lane.Ids.LocalKey(1) : lane.Ids.GlobalKey(0);
}
