using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Models.Specification.Token;
using Hsm.Models.Specification.Users;
using Hsm.Models.Workloads;

namespace Hsm.Exploration;

/// <summary>What Workload.HasUsers and HasToken promise, for servers and for the specification.</summary>
internal static class WorkloadFaces
{
    private const string AdministratorPin = "0000";
    private const string UserPin = "1234";
    private const string OfficerPin = "123456";

    /// <summary>Accounts and attempts take hundreds of bytes; where there are some, room is never short.</summary>
    /// <param name="workload">Of the run; null: one without either.</param>
    /// <param name="usual">The geometry of the other workloads' flash.</param>
    /// <returns>The flash's.</returns>
    public static FlashGeometry Geometry(Workload? workload, FlashGeometry usual) =>
        HasAny(workload) ? new FlashGeometry(PartitionSizeBytes: 4096, ProgramUnitBytes: 64) : usual;

    /// <summary>The server's users.</summary>
    /// <param name="workload">Of the run; null: one without users.</param>
    /// <returns>Null: none.</returns>
    public static AuthOptions? Options(Workload? workload) => workload is { HasUsers: true }
        ? new AuthOptions { AdministratorPin = AdministratorPin, PinIterations = 1, MaxAttempts = workload.MaxAttempts }
        : null;

    /// <summary>The server's PKCS#11 face.</summary>
    /// <param name="workload">Of the run.</param>
    /// <returns>Null: none.</returns>
    public static TokenOptions? Token(Workload workload) =>
        workload.HasToken ? new TokenOptions { UserPin = UserPin, SecurityOfficerPin = OfficerPin, PinIterations = 1 } : null;

    /// <summary>The specification of a workload's server.</summary>
    /// <param name="workload">Of the run; null: one without either.</param>
    /// <param name="specification">That of one without either.</param>
    /// <returns>With users or a PKCS#11 face, room in NVM is not counted.</returns>
    public static SpecificationOptions Specify(Workload? workload, SpecificationOptions specification) => !HasAny(workload)
        ? specification
        : specification with
        {
            NvmSpace = null,
            Token = workload!.HasToken ? new TokenChoices { UserPin = Utf8(UserPin), SecurityOfficerPin = Utf8(OfficerPin) } : null,
            Users = workload.HasUsers
                ? new UserChoices { AdministratorPin = Utf8(AdministratorPin), MaxAttempts = workload.MaxAttempts }
                : null,
        };

    private static bool HasAny(Workload? workload) => workload is { HasUsers: true } or { HasToken: true };

    private static Bytes Utf8(string pin) => new(System.Text.Encoding.UTF8.GetBytes(pin));
}
