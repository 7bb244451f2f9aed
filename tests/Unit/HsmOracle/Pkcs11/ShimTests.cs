using Hsm.Oracle.Pkcs11;
using Hsm.Oracle.Scenarios;
using Unit.Hsm;
using Xunit;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>The reference HSM behind its own PKCS#11 library: the correct module, which must come out clean.</summary>
public class ShimTests
{
    [Fact]
    public void RunRound_OfTheReferenceBehindItsLibrary_IsCleanInEveryScenario()
    {
        string module = ShimLibrary.Required();
        using var server = new ShimServer();
        using Pkcs11Target target = Pkcs11Target.Open(new Pkcs11Options
        {
            Module = module,
            Worker = WrongModule.Worker,
            Pin = ShimServer.Pin,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HSM_PKCS11_SOCKET"] = server.Socket },
        });
        foreach (IOracleScenario scenario in target.Scenarios.Where(static one => one.Promise.Tier != PromiseTier.Undefined))
        {
            Rounds rounds = new Rounds(target, scenario.Name) { Threads = 3, Processes = 2 }.Alone().Many(4);
            Assert.True(rounds.IsClean, $"{scenario.Name}: {string.Join(", ", rounds.Violated)} {string.Join(", ", rounds.Deviations)} {string.Join(", ", rounds.Ends.Select(static end => end.Detail))}");
            Assert.True(rounds.Calls > 0, $"{scenario.Name} judged nothing.");
        }

        target.Clean();
    }
}
