using System.Text;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Models.Specification.Token;
using Hsm.Models.Specification.Users;

namespace Hsm.Models.Workloads;

/// <summary>What a server has that workloads run on, beside its limits; the specification is given the same.</summary>
public static class WorkloadServer
{
    /// <summary>Number of the hardware key.</summary>
    public const byte HardwareKeyNumber = 1;

    /// <summary>Index of the function that CUSTOM calls.</summary>
    public const byte CallbackIndex = 0;

    /// <summary>The PIN of user "admin", where there are users (<see cref="Workload.HasUsers"/>).</summary>
    public const string AdministratorPin = "0000";

    /// <summary>The PIN of the PKCS#11 face's user, where there is one (<see cref="Workload.HasToken"/>).</summary>
    public const string TokenPin = "1234";

    /// <summary>The PIN of the PKCS#11 face's security officer.</summary>
    public const string SecurityOfficerPin = "123456";

    /// <summary>Keys to wrap with: one.</summary>
    public static IReadOnlyList<HardwareKey> HardwareKeys { get; } =
        [new HardwareKey(HardwareKeyNumber, ObjectFlags.UsageWrap, Bytes.Repeat(0x4B, 16))];

    /// <summary>Functions of the server's owner: one, which answers from its arguments alone.</summary>
    public static IReadOnlyList<ICustomCallback?> CustomCallbacks { get; } = [new ReversingCallback()];

    /// <summary>Logs the administrator in, where there are users.</summary>
    internal static AuthLoginRequest AdministratorLogin { get; } =
        new(AuthMethod.Pin, UserName.FromText("admin"), Utf8(AdministratorPin));

    /// <summary>Gives a specification what a workload's server has.</summary>
    /// <param name="options">The server's limits and choices.</param>
    /// <param name="workload">Of the run; null: one that needs neither users nor a PKCS#11 face.</param>
    /// <returns>With hardware keys, functions and certificates. With users or a PKCS#11 face, room in NVM is not counted.</returns>
    public static SpecificationOptions Specify(SpecificationOptions options, Workload? workload = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        SpecificationOptions specified = options with
        {
            HardwareKeys = HardwareKeys,
            CustomCallbacks = CustomCallbacks,
            Certificates = SampleCertificates.Instance,
            NvmIds = workload?.NvmIds ?? NvmIdScheme.Raw,
        };
        return workload is not { KeepsAttempts: true } ? specified : specified with
        {
            NvmSpace = null,
            Token = workload.HasToken ? Choices(workload) : null,
            Users = workload.HasUsers ? new UserChoices { AdministratorPin = Utf8(AdministratorPin), MaxAttempts = workload.MaxAttempts } : null,
        };
    }

    private static TokenChoices Choices(Workload workload) => new()
    {
        UserPin = Utf8(TokenPin),
        SecurityOfficerPin = Utf8(SecurityOfficerPin),
        MaxPinAttempts = workload.MaxAttempts,
    };

    /// <summary>A PIN as requests have it.</summary>
    /// <param name="pin">Text.</param>
    /// <returns>UTF-8.</returns>
    internal static Bytes Utf8(string pin) => new(Encoding.UTF8.GetBytes(pin));

    /// <summary>Turns the data round, byte by byte, and answers the first byte of what it was given.</summary>
    private sealed class ReversingCallback : ICustomCallback
    {
        /// <inheritdoc/>
        public int Invoke(ClientId client, uint type, Span<byte> data)
        {
            int first = data[0];
            data.Reverse();
            return first;
        }
    }
}
