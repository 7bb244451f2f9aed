using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.HsmModels;

public sealed class CryptoModelTests
{
    private static readonly AesGcmInput s_input = new(
        Bytes.Repeat(1, 16).Memory, Bytes.Repeat(2, 12), Bytes.Repeat(3, 5), Bytes.Repeat(4, 21), 16);

    [Fact]
    public void Encrypt_Always_GivesTheseBytes()
    {
        // Pinned: schedule files are only good as long as the bytes stay.
        AesGcmOutput output = ToyAead.Instance.Encrypt(s_input);

        Assert.Equal(output, ToyAead.Instance.Encrypt(s_input));
        Assert.Equal("70dc305b6536c670e89383e03cc2c699229479e4de", output.Ciphertext.ToString());
        Assert.Equal("bc689a8d6b9591c9d46e0a1285729c61", output.Tag.ToString());
    }

    [Fact]
    public void Encrypt_AnyInputChanged_ChangesTheTag()
    {
        AesGcmInput[] inputs =
        [
            s_input,
            s_input with { Key = Bytes.Repeat(1, 24).Memory },
            s_input with { Key = Bytes.Repeat(9, 16).Memory },
            s_input with { Iv = Bytes.Repeat(2, 13) },
            s_input with { Aad = Bytes.Empty },
            s_input with { Aad = Bytes.Repeat(3, 6) },
            s_input with { Data = Bytes.Repeat(4, 20) },
            s_input with { Data = Bytes.Empty },
            s_input with { Aad = Bytes.Empty, Data = Bytes.Empty },
        ];

        Assert.Equal(inputs.Length, inputs.Select(static input => ToyAead.Instance.Encrypt(input).Tag).Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(100)]
    public void Decrypt_OwnCiphertext_GivesThePlaintext(int length)
    {
        AesGcmInput input = s_input with { Data = Bytes.Repeat(7, length), TagLengthBytes = 12 };
        AesGcmOutput output = ToyAead.Instance.Encrypt(input);

        Assert.Equal((length, 12), (output.Ciphertext.Length, output.Tag.Length));
        Assert.True(ToyAead.Instance.TryDecrypt(input with { Data = output.Ciphertext }, output.Tag, out Bytes plaintext));
        Assert.Equal(input.Data, plaintext);
        Assert.False(ToyAead.Instance.TryDecrypt(input with { Data = output.Ciphertext }, Bytes.Repeat(0, 12), out plaintext));
        Assert.Equal(Bytes.Empty, plaintext);
    }

    [Fact]
    public void Providers_Equal_TheOracle()
    {
        AesGcmOutput expected = ToyAead.Instance.Encrypt(s_input);
        ICryptoProvider[] providers = [new SoftwareCryptoModel(), new AcceleratorModel(), new AcceleratorModel(refusesConcurrentCallers: false)];
        foreach (ICryptoProvider provider in providers)
        {
            Assert.Equal(HsmStatus.Ok, provider.AesGcmEncrypt(s_input, out AesGcmOutput output));
            Assert.Equal(expected, output);
            Assert.Equal(HsmStatus.Ok, provider.AesGcmDecrypt(s_input with { Data = output.Ciphertext }, output.Tag, out Bytes plaintext));
            Assert.Equal(s_input.Data, plaintext);
            Assert.Equal(
                HsmStatus.AesGcmAuth, provider.AesGcmDecrypt(s_input with { Data = output.Ciphertext }, Bytes.Repeat(1, 16), out _));
        }
    }

    [Fact]
    public void Accelerator_Operations_AreCountedAndUnsupportedShapesRefused()
    {
        var device = new AcceleratorModel(supportedKeyLengthBytes: 32);

        Assert.Equal(HsmStatus.NotCompiledIn, device.AesGcmEncrypt(s_input, out _));
        Assert.Equal(HsmStatus.Ok, device.AesGcmEncrypt(s_input with { Key = Bytes.Repeat(1, 32).Memory }, out _));

        Assert.Equal(1, device.OperationCount);
        Assert.True(device.RequiresDeviceLock);
    }

    [Fact]
    public void SeededRandom_EqualSeeds_GiveEqualBytes()
    {
        byte[] first = new byte[21];
        byte[] second = new byte[21];
        byte[] other = new byte[21];

        new SeededRandomSource(5).Fill(first);
        new SeededRandomSource(5).Fill(second);
        new SeededRandomSource(6).Fill(other);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }
}
