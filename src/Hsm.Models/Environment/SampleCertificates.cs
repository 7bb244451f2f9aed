using Hsm.Abstractions;
using Hsm.Models.Specification;

namespace Hsm.Models.Environment;

/// <summary>
/// Two roots and a leaf of the first, the same in every process: X.509 with P-256, made once, so that verifying them is
/// right or wrong by how they were made and not by who verifies.
/// </summary>
public sealed class SampleCertificates : ICertificateOracle
{
    private SampleCertificates()
    {
    }

    /// <summary>The one instance; without state.</summary>
    public static SampleCertificates Instance { get; } = new();

    /// <summary>A root, DER, 292 bytes.</summary>
    public static Bytes RootA { get; } = Bytes.FromHex(
        "308201203081c7a003020102020810f03ba2b5efd53b300a06082a8648ce3d040302300c310a30080603550403130141301e170d323030313031303030303030"
        + "5a170d3232303130313030303030305a300c310a300806035504031301413059301306072a8648ce3d020106082a8648ce3d0301070342000479199da3706f3d"
        + "7bc5c35bc97a4b808072f92c2266f7037b719b96e1081dedf193790b1d32e5909ce74fadfc8907d94ea629470f04439571840bb2e661b4d53ba3133011300f06"
        + "03551d130101ff040530030101ff300a06082a8648ce3d0403020348003045022100cc2e11b88e228180d67d7c995220ba11e9343fbdcc7346d5dee785f12fae"
        + "a45002206a60ac57cfe54cb26c30b23686131fff1ea137ba84025476d5b7bf36989a6f38");

    /// <summary>Another root, DER, 292 bytes.</summary>
    public static Bytes RootB { get; } = Bytes.FromHex(
        "308201203081c8a0030201020209009d342734ed229c89300a06082a8648ce3d040302300c310a30080603550403130142301e170d3230303130313030303030"
        + "305a170d3232303130313030303030305a300c310a300806035504031301423059301306072a8648ce3d020106082a8648ce3d03010703420004fb0062b0d76e"
        + "ef4960a63a8224e8b2e9742c10ecfca86d8f1b9db801bb6de8be7951ee8f88240b66a087c774a1a060e75eb55e9d76f184fd666be160493e088ba3133011300f"
        + "0603551d130101ff040530030101ff300a06082a8648ce3d0403020347003044022055bcd50bd1a0d945090dd81cd7b0a9f2df957a52a9d7f37a784610231250"
        + "ee0602204279ce1331a4cd1410c42914167e26ee67d4af741841e096d3de1741e1c9fffc");

    /// <summary>A leaf issued by root A, DER, 264 bytes.</summary>
    public static Bytes LeafOfA { get; } = Bytes.FromHex(
        "308201043081aba003020102020101300a06082a8648ce3d040302300c310a30080603550403130141301e170d3230303130313030303030305a170d32313031"
        + "30313030303030305a300c310a3008060355040313014c3059301306072a8648ce3d020106082a8648ce3d03010703420004b68d37e5a60d842bae2020e8b848"
        + "0df8490a6f496f3e3d58304dffb08c9155e2daa2feef6d83847e8b570a8f27661fde1106de30d030652dfb70056ddb94b397300a06082a8648ce3d0403020348"
        + "003045022100e0f7d0abaae483f36b6780296e1917e57c7d99a311b69de6472aa2ac7ee00bc1022043bcd73276608fe5f41dfc702adc62cd67345098c4b33f75"
        + "1a868613a30212e1");

    /// <summary>Its public key, SubjectPublicKeyInfo, DER.</summary>
    private static Bytes LeafKey { get; } = Bytes.FromHex(
        "3059301306072a8648ce3d020106082a8648ce3d03010703420004b68d37e5a60d842bae2020e8b8480df8490a6f496f3e3d58304dffb08c9155e2daa2feef6d"
        + "83847e8b570a8f27661fde1106de30d030652dfb70056ddb94b397");

    /// <inheritdoc/>
    public HsmStatus Verify(Bytes root, Bytes chain) => chain != LeafOfA ? HsmStatus.AsnParse
        : root == RootA ? HsmStatus.Ok
        : HsmStatus.CertificateVerify;

    /// <inheritdoc/>
    public HsmStatus VerifyAttribute(Bytes root, Bytes certificate) => HsmStatus.AsnParse;

    /// <inheritdoc/>
    public Bytes LeafPublicKey(Bytes chain) => LeafKey;
}
