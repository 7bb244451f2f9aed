using Hsm.Oracle.Pkcs11;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Xunit;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>NSS's softokn: needs its LibraryParameters and takes no data objects. What it does wrong is reported, not required.</summary>
public sealed class NssTests : IDisposable
{
    private const string Module = "/usr/lib/x86_64-linux-gnu/libsoftokn3.so";
    private const string Token = "NSS Certificate DB";

    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-nss-").FullName;

    [Theory]
    [InlineData("login")]
    [InlineData("objects")]
    [InlineData("crypto")]
    [InlineData("register")]
    [InlineData("find")]
    [InlineData("sessions")]
    [InlineData("counter")]
    public void Scenario_OfFourThreads_RunsAndReports(string scenario)
    {
        Assert.SkipUnless(File.Exists(Module), "libnss3 is not installed: apt-get install libnss3");
        string parameters = $"configdir='sql:{_folder}' certPrefix='' keyPrefix='' secmod='secmod.db' flags=";
        SetFirstPin(parameters);
        using Pkcs11Target target = Pkcs11Target.Open(new Pkcs11Options
        {
            Module = Module,
            Worker = WrongModule.Worker,
            Token = Token,
            Pin = WrongModule.Pin,
            LibraryParameters = parameters,
        });
        Rounds rounds = new Rounds(target, scenario).Alone().Many(2);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"calls {rounds.Calls}; not linearizable: {string.Join(", ", rounds.Violated)}; {string.Join("; ", rounds.Deviations.Select(static one => one.Name))}");
        Assert.True(rounds.Calls > 0);
        target.Clean();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A new database has no PIN; its security officer's is empty.
    private void SetFirstPin(string parameters)
    {
        Pkcs11Module module = Pkcs11Module.Load(Module, NativeLayout.Platform);
        Assert.Equal(CkResult.CKR_OK, module.Initialize(parameters));
        using CallLog log = CallLog.Create(Path.Combine(_folder, "calls"), 1);
        using var calls = new ModuleCalls(module, log, 0);
        Assert.Equal(CkResult.CKR_OK, calls.Slots(out ulong[] slots));
        Assert.Equal(CkResult.CKR_OK, calls.OpenSession(slots.Single(slot => calls.Token(slot)?.Label == Token), isReadWrite: true, out ulong session));
        Assert.Equal(CkResult.CKR_OK, calls.Login(session, CkConstants.CKU_SO, []));
        Assert.Equal(CkResult.CKR_OK, calls.InitPin(session, "1234"u8));
        Assert.Equal(CkResult.CKR_OK, calls.Finish());
    }
}
