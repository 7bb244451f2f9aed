using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>Looks at a module's file before it is loaded: what a loader would say of it is seldom clear.</summary>
internal static class ModuleImage
{
    private const int HeaderLengthBytes = 64;
    private const uint ElfMagic = 0x464C457F;
    private const ushort WindowsMagic = 0x5A4D;
    private const int Elf32 = 1;

    private static readonly Dictionary<int, string> s_machines = new()
    {
        [3] = "x86",
        [40] = "ARM",
        [62] = "x86-64",
        [183] = "ARM64",
        [243] = "RISC-V",
        [22] = "S/390",
        [21] = "PowerPC64",
        [8] = "MIPS",
        [258] = "LoongArch",
    };

    /// <summary>Refuses a file that this process can not load.</summary>
    /// <param name="path">The module.</param>
    /// <exception cref="OracleException">There is none, it can't be read, it is no library, or of another machine.</exception>
    internal static void Check(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLengthBytes];
        int length;
        try
        {
            using FileStream file = File.OpenRead(path);
            length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw File.Exists(path)
                ? new OracleException($"The PKCS#11 module {path} can't be read: {e.Message}", "Give read permission to the user that runs the oracle.")
                : new OracleException(
                    $"There is no PKCS#11 module {path}.",
                    "Give the path of the vendor's library, such as /usr/lib/softhsm/libsofthsm2.so; `p11-kit list-modules` names those installed.");
        }

        if (OperatingSystem.IsLinux())
        {
            CheckElf(path, header[..length]);
        }
        else if (OperatingSystem.IsWindows() && (length < 2 || BinaryPrimitives.ReadUInt16LittleEndian(header) != WindowsMagic))
        {
            throw NoLibrary(path);
        }
    }

    private static void CheckElf(string path, ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderLengthBytes || BinaryPrimitives.ReadUInt32LittleEndian(header) != ElfMagic)
        {
            throw NoLibrary(path);
        }

        bool isBigEndian = header[5] == 2;
        int machine = isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(header[18..]) : BinaryPrimitives.ReadUInt16LittleEndian(header[18..]);
        int ours = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => 62,
            Architecture.Arm64 => 183,
            Architecture.X86 => 3,
            Architecture.Arm => 40,
            Architecture.S390x => 22,
            Architecture.Ppc64le => 21,
            _ => machine,
        };
        if (machine != ours)
        {
            string built = s_machines.GetValueOrDefault(machine, $"machine {machine}");
            throw new OracleException(
                $"The PKCS#11 module {path} is built for {built} ({(header[4] == Elf32 ? 32 : 64)} bits); this process is {s_machines.GetValueOrDefault(ours, "another")}.",
                "Give the vendor's library for this machine.");
        }
    }

    private static OracleException NoLibrary(string path) => new(
        $"{path} is no shared library: it has no such header.",
        "Give the module itself, not its configuration or a .module file of p11-kit, which names it in its line \"module:\".");
}
