using System.Diagnostics;
using System.Security.Cryptography;
using Xunit;

namespace Unit.Hsm;

/// <summary>
/// The PKCS#11 library, call by call, by a driver in C: as it is, and under the sanitizers of addresses, of undefined
/// behaviour and of threads, which end the driver at the first thing they find.
/// </summary>
public sealed class ShimDriverTests
{
    public static TheoryData<string> Sanitizers => ["", "address,undefined", "thread"];

    [Theory]
    [MemberData(nameof(Sanitizers))]
    public void Rules_OfTheStandard_Hold(string sanitizers)
    {
        using var server = new ShimServer();

        Assert.Contains("rules hold", Run(server, sanitizers, "rules").Ok(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sanitizers))]
    public void Child_OfAnApplication_IsNotInitialised(string sanitizers)
    {
        using var server = new ShimServer();

        Assert.Contains("forked", Run(server, sanitizers, "fork").Ok(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sanitizers))]
    public void Registers_OfThreadsAndProcesses_LoseNothing(string sanitizers)
    {
        using var server = new ShimServer();
        server.CreateData("registers");
        var processes = Enumerable.Range(0, 3)
            .Select(i => ToolRun.Start(server.Socket, ShimLibrary.RequiredDriver(sanitizers), "registers", "registers", $"{i}", "4", "60"))
            .ToList();

        foreach (var process in processes)
        {
            Assert.Contains("lost 0", ToolRun.End(process).Ok(), StringComparison.Ordinal);
            process.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Sanitizers))]
    public void Sessions_ThatComeAndGoUnderEveryCall_EndCleanly(string sanitizers)
    {
        using var server = new ShimServer();

        Assert.Contains("churned", Run(server, sanitizers, "churn", "8", "20").Ok(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sanitizers))]
    public void Server_ThatIsGone_IsADeviceErrorAndThenNoToken(string sanitizers)
    {
        using var server = new ShimServer();
        using var driver = ToolRun.Start(server.Socket, ShimLibrary.RequiredDriver(sanitizers), "lost");

        HandOver(driver, "ready", server.Stop);
        HandOver(driver, "gone", server.Start);

        Assert.Contains("back", ToolRun.End(driver).Ok(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Answer_ThatIsLost_IsAGeneralErrorWhateverTheServerDid(bool hasEffect)
    {
        using var server = new ShimServer();
        server.CreateData("unanswered");
        using var losing = new LosingServer(server.Socket) { PassesOn = hasEffect };

        var run = ToolRun.Of(losing.Path, ShimLibrary.RequiredDriver("address,undefined"), "unanswered", "unanswered", hasEffect ? "1" : "0");

        Assert.Contains("either way", run.Ok(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("thread")]
    public void Server_ThatComesAndGoesUnderEveryCall_EndsNothingButSessions(string sanitizers)
    {
        using var server = new ShimServer();
        using var driver = ToolRun.Start(server.Socket, ShimLibrary.RequiredDriver(sanitizers), "churn", "4", "10");

        while (!driver.HasExited)
        {
            server.Stop();
            server.Start();
            driver.WaitForExit(TimeSpan.FromMilliseconds(50));
        }

        Assert.Contains("churned", ToolRun.End(driver).Ok(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(32)]
    public void Results_OfEveryMechanism_AreThoseOfDotNet(int keyLengthBytes)
    {
        using var server = new ShimServer();
        var random = new Random(keyLengthBytes);
        var key = new byte[keyLengthBytes];
        var iv = new byte[16];
        var data = new byte[random.Next(200, 900)];
        random.NextBytes(key);
        random.NextBytes(iv);
        random.NextBytes(data);

        var told = Run(server, "address,undefined", "crypto", Convert.ToHexString(key), Convert.ToHexString(iv), Convert.ToHexString(data)).Ok();
        var results = told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1]);

        foreach (var (name, bytes) in Expected(key, iv, data))
        {
            Assert.True(results[name] == Convert.ToHexStringLower(bytes), $"{name}: {results[name]}");
        }
    }

    private static ToolRun Run(ShimServer server, string sanitizers, params string[] arguments) =>
        ToolRun.Of(server.Socket, ShimLibrary.RequiredDriver(sanitizers), arguments);

    private static void HandOver(Process driver, string expected, Action act)
    {
        Assert.Equal(expected, driver.StandardOutput.ReadLine());
        act();
        driver.StandardInput.WriteLine();
        driver.StandardInput.Flush();
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Expected(byte[] key, byte[] iv, byte[] data)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var whole = data.AsSpan(0, data.Length - (data.Length % 16)).ToArray();
        yield return ("ecb", aes.EncryptEcb(whole, PaddingMode.None));
        yield return ("cbc", aes.EncryptCbc(whole, iv, PaddingMode.None));
        yield return ("cbc-pad", aes.EncryptCbc(data, iv, PaddingMode.PKCS7));
        yield return ("ctr", Ctr(aes, iv, data));
        yield return ("gcm", Gcm(key, iv, data));
        yield return ("hmac-256", HMACSHA256.HashData(key, data));
        yield return ("hmac-384", HMACSHA384.HashData(key, data));
        yield return ("hmac-512", HMACSHA512.HashData(key, data));
        yield return ("sha-256", SHA256.HashData(data));
        yield return ("sha-384", SHA384.HashData(data));
        yield return ("sha-512", SHA512.HashData(data));
        var cmac = new Org.BouncyCastle.Crypto.Macs.CMac(new Org.BouncyCastle.Crypto.Engines.AesEngine());
        cmac.Init(new Org.BouncyCastle.Crypto.Parameters.KeyParameter(key));
        cmac.BlockUpdate(data, 0, data.Length);
        var code = new byte[16];
        cmac.DoFinal(code, 0);
        yield return ("cmac", code);
        yield return ("cmac-general", code[..7]);
    }

    private static byte[] Ctr(Aes aes, byte[] iv, byte[] data)
    {
        var counter = new System.Numerics.BigInteger(iv, isUnsigned: true, isBigEndian: true);
        var output = (byte[])data.Clone();
        for (var at = 0; at < output.Length; at += 16)
        {
            var number = ((counter + (at / 16)) % (System.Numerics.BigInteger.One << 128)).ToByteArray(isUnsigned: true, isBigEndian: true);
            byte[] block = [.. new byte[16 - number.Length], .. number];
            var stream = aes.EncryptEcb(block, PaddingMode.None);
            for (var i = at; i < Math.Min(at + 16, output.Length); i++)
            {
                output[i] ^= stream[i - at];
            }
        }

        return output;
    }

    private static byte[] Gcm(byte[] key, byte[] iv, byte[] data)
    {
        var sealedData = new byte[data.Length];
        var tag = new byte[16];
        using var gcm = new AesGcm(key, tag.Length);
        gcm.Encrypt(iv.AsSpan(0, 12), data, sealedData, tag, key.AsSpan(0, 5));
        return [.. sealedData, .. tag];
    }
}
