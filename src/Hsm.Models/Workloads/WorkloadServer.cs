using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
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

    /// <summary>Keys to wrap with: one.</summary>
    public static IReadOnlyList<HardwareKey> HardwareKeys { get; } =
        [new HardwareKey(HardwareKeyNumber, ObjectFlags.UsageWrap, Bytes.Repeat(0x4B, 16))];

    /// <summary>Functions of the server's owner: one, which answers from its arguments alone.</summary>
    public static IReadOnlyList<ICustomCallback?> CustomCallbacks { get; } = [new ReversingCallback()];

    /// <summary>Users as they are specified, where there are any.</summary>
    public static UserChoices Users { get; } = new() { AdministratorPin = new Bytes(System.Text.Encoding.UTF8.GetBytes(AdministratorPin)) };

    /// <summary>Gives a specification what such a server has.</summary>
    /// <param name="options">The server's limits and choices.</param>
    /// <param name="hasUsers">Whether it has users.</param>
    /// <returns>With hardware keys, functions and certificates.</returns>
    public static SpecificationOptions Specify(SpecificationOptions options, bool hasUsers = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with
        {
            HardwareKeys = HardwareKeys,
            CustomCallbacks = CustomCallbacks,
            Certificates = SampleCertificates.Instance,
            Users = hasUsers ? Users : null,
        };
    }

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
