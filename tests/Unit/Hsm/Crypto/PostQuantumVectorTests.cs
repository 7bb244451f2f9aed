using System.Text.Json;
using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>The vectors of project Wycheproof for ML-DSA and ML-KEM, where they and the platform are there.</summary>
public sealed class PostQuantumVectorTests
{
    private static readonly SystemAccelerator s_platform = new(CallerAdmission.Any);

    [Theory]
    [InlineData("mldsa_44_verify_test.json")]
    [InlineData("mldsa_65_verify_test.json")]
    [InlineData("mldsa_87_verify_test.json")]
    public void MlDsa_Signatures_VerifyAsExpected(string file) => Each(file, static (group, test) =>
    {
        var message = new MlDsaMessage(Of(test, "msg"), Of(test, "ctx"));
        var isValid = false;
        var status = message.IsValid
            ? s_platform.MlDsa.Verify(Of(group, "publicKeyDer").Span, message, Of(test, "sig").Span, out isValid)
            : HsmStatus.BadArgs;
        return status == HsmStatus.Ok && isValid;
    });

    [Theory]
    [InlineData("mlkem_512_semi_expanded_decaps_test.json", MlKemLevel.MlKem512)]
    [InlineData("mlkem_768_semi_expanded_decaps_test.json", MlKemLevel.MlKem768)]
    [InlineData("mlkem_1024_semi_expanded_decaps_test.json", MlKemLevel.MlKem1024)]
    public void MlKem_Ciphertexts_DecapsulateAsExpected(string file, MlKemLevel level) => Each(file, (_, test) =>
        s_platform.MlKem.Decapsulate(level, Of(test, "dk").Span, Of(test, "c").Span, out var secret) == HsmStatus.Ok
        && secret == Of(test, "K"));

    [Theory]
    [InlineData("mlkem_512_encaps_test.json", MlKemLevel.MlKem512)]
    [InlineData("mlkem_768_encaps_test.json", MlKemLevel.MlKem768)]
    [InlineData("mlkem_1024_encaps_test.json", MlKemLevel.MlKem1024)]
    public void MlKem_EncapsulationKeys_AreTakenAsExpected(string file, MlKemLevel level) => Each(file, (_, test) =>
        s_platform.MlKem.Encapsulate(level, Of(test, "ek").Span, new SeededRandomSource(1), out var made) == HsmStatus.Ok
        && made.Ciphertext.Length == Of(test, "c").Length);

    private static void Each(string file, Func<JsonElement, JsonElement, bool> isValid)
    {
        PostQuantum.Require();
        WycheproofTests.Each(file, (group, test) => WycheproofTests.Expect(test, isValid(group, test)));
    }

    private static Bytes Of(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Bytes.FromHex(value.GetString()!) : default;
}
