using Hsm.Oracle;
using Hsm.Oracle.Pkcs11;
using Xunit;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>Modules and tokens that can not be used: each says why and what to do.</summary>
public class RefusalTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-refusals-").FullName;

    [Fact]
    public void Open_OfNoFile_SaysSo() => Assert.Contains("There is no PKCS#11 module", Refusal("/no/such/module.so").Message, StringComparison.Ordinal);

    [Fact]
    public void Open_OfAText_SaysThatItIsNoLibrary()
    {
        string path = Path.Combine(_folder, "text.so");
        File.WriteAllText(path, new string('x', 100));
        Assert.Contains("is no shared library", Refusal(path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAnotherMachinesLibrary_NamesBothMachines()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "ELF is Linux's");
        byte[] header = new byte[64];
        "\u007FELF"u8.CopyTo(header);
        header[4] = 2;
        header[5] = 1;
        header[18] = 22;
        string path = Path.Combine(_folder, "s390x.so");
        File.WriteAllBytes(path, header);
        Assert.Contains("built for S/390 (64 bits)", Refusal(path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfALibraryOfAnotherKind_SaysThatItHasNoEntry()
    {
        const string Other = "/lib/x86_64-linux-gnu/libm.so.6";
        Assert.SkipUnless(File.Exists(Other), "no libm where Debian has it");
        Assert.Contains("it has no C_GetFunctionList", Refusal(Other).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-list", "CKR_GENERAL_ERROR")]
    [InlineData("gaps", "its list has no C_SignInit")]
    [InlineData("full", "is full: CKR_DEVICE_MEMORY")]
    public void Open_OfAModuleThatCanNotBeUsed_SaysWhy(string wrong, string said)
    {
        OracleException refusal = Assert.Throws<OracleException>(() => Pkcs11Target.Open(WrongModule.Options(wrong)));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Next);
    }

    [Fact]
    public void Open_WithAWrongPin_TriesItOnce()
    {
        string attempts = Path.Combine(_folder, "attempts");
        OracleException refusal = Assert.Throws<OracleException>(() => Pkcs11Target.Open(WrongModule.Options("count-pins", attempts) with { Pin = "0000" }));
        Assert.Contains("CKR_PIN_INCORRECT", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0000", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("x", File.ReadAllText(attempts));
    }

    [Fact]
    public void Open_OfATokenThatIsNotThere_ListsThoseThatAre()
    {
        OracleException refusal = Assert.Throws<OracleException>(() => Pkcs11Target.Open(WrongModule.Options("nothing") with { Token = "absent" }));
        Assert.Contains("\"wrong\" (slot 7)", refusal.Message, StringComparison.Ordinal);
    }

    private static OracleException Refusal(string module) => Assert.Throws<OracleException>(
        () => Pkcs11Target.Open(new Pkcs11Options { Module = module, Worker = WrongModule.Worker }));
}
