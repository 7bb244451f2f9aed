using Hsm.Models.Workloads.Certificates;
using Hsm.Models.Workloads.KeyWrap;
using Hsm.Models.Workloads.She;
using Hsm.Models.Workloads.Token;
using Hsm.Models.Workloads.Users;

namespace Hsm.Models.Workloads;

/// <summary>The workloads there are.</summary>
public static class HsmWorkloads
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new AssignedKeyIds(),
        new ExportAgainstPolicy(),
        new TornKey(),
        new TornObject(),
        new SharedCounter(),
        new AcceleratorAgainstNvm(),
        new SharedSession(),
        new EraseReachesCopies(),
        new CopiesAgainstNvm(),
        new ListAgainstDestroy(),
        new DestroyBatch(),
        new ReadAgainstReclaim(),
        new CutObjects(),
        new TokenCloseAgainstOpen(),
        new TokenLogoutAgainstFind(),
        new TokenCloseAllAgainstOpen(),
        new TokenTornAttributes(),
        new TokenDestroyAgainstFind(),
        new TokenRacingDestroys(),
        new TokenCreateAgainstFind(),
        new TokenCipherAgainstDestroy(),
        new TokenGenerateAgainstFind(),
        new SharedRandomness(),
        new PointOfReplacedKey(),
        new SignAndEvict(),
        new DeriveAgainstRevoke(),
        new KeyChangesSlotClass(),
        new DestroyAgainstCommit(),
        new RevokeWithoutRoom(),
        new SameNumbers(),
        new PermissionsTakenAway(),
        new LoginAgainstNewPin(),
        new DeputyAgainstDemotion(),
        new VerifyAgainstErase(),
        new VerifyAgainstReplace(),
        new TwoTrustedRoots(),
        new RacingKeyLoads(),
        new TwoFirstBoots(),
        new TwoSeededGenerators(),
        new TwoUnwraps(),
        new WrapAgainstReplace(),
        new TwoCustomCalls(),
        new GuessesAtOnce(),
        new TokenLoginAgainstClose(),
        new MixedUse(),
    ];

    /// <summary>Those that tell a planted bug from the right code, the most direct one first.</summary>
    /// <param name="mutant">Its id in the bug zoo, such as K1.</param>
    /// <returns>At least one.</returns>
    /// <exception cref="ArgumentException">No workload tells this bug; the message names those that are told.</exception>
    public static IReadOnlyList<Workload> Telling(string mutant)
    {
        Workload[] telling = [.. All.Where(workload => workload.Mutants.Contains(mutant, StringComparer.OrdinalIgnoreCase))];
        return telling.Length > 0
            ? telling
            : throw new ArgumentException(
                $"No workload tells {mutant}. Choose one of {string.Join(", ", All.SelectMany(static workload => workload.Mutants).Distinct())}.",
                nameof(mutant));
    }
}
