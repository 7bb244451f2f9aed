using Hsm.Abstractions;
using Hsm.Models.Workloads;

namespace Hsm.Exploration;

/// <summary>What Workload.HasUsers and HasToken promise, as options of the server; WorkloadServer has them for the specification.</summary>
internal static class WorkloadFaces
{
    /// <summary>The flash that a workload runs on. Where accounts and attempts are kept, room is never short.</summary>
    /// <param name="workload">Of the run.</param>
    /// <param name="programUnitBytes">Of a flash that can be short of room.</param>
    /// <returns>The geometry.</returns>
    public static FlashGeometry Geometry(Workload workload, int programUnitBytes) => workload.KeepsAttempts
        ? new FlashGeometry(PartitionSizeBytes: 4096, ProgramUnitBytes: 64)
        : new FlashGeometry(workload.PartitionSizeBytes, programUnitBytes);

    /// <summary>The server's users.</summary>
    /// <param name="workload">Of the run; null: one without users.</param>
    /// <returns>Null: none.</returns>
    public static AuthOptions? Users(Workload? workload) => workload is { HasUsers: true }
        ? new AuthOptions { AdministratorPin = WorkloadServer.AdministratorPin, PinIterations = 1, MaxAttempts = workload.MaxAttempts }
        : null;

    /// <summary>The server's PKCS#11 face.</summary>
    /// <param name="workload">Of the run; null: one without.</param>
    /// <returns>Null: none.</returns>
    public static TokenOptions? Token(Workload? workload) => workload is { HasToken: true }
        ? new TokenOptions { UserPin = WorkloadServer.TokenPin, SecurityOfficerPin = WorkloadServer.SecurityOfficerPin, PinIterations = 1, MaxPinAttempts = workload.MaxAttempts }
        : null;
}
