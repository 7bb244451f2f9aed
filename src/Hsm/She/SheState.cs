using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// What SHE keeps in RAM: of one session, as wolfHSM has it, so touched by its one worker alone. Slots but the RAM key's are
/// objects in NVM, shared by the sessions of a client.
/// </summary>
internal sealed class SheState
{
    private byte[]? _bootKey;

    /// <summary>The unique id, 15 bytes; null: not set.</summary>
    public byte[]? Uid { get; set; }

    /// <summary>The RAM key; null: empty.</summary>
    public SheKey? RamKey { get; private set; }

    /// <summary>Whether the RAM key was loaded in the clear, and may be exported.</summary>
    public bool IsRamKeyPlain { get; private set; }

    /// <summary>State of the generator, 16 bytes; null: not initialised.</summary>
    public byte[]? Generator { get; set; }

    /// <summary>Key of the generator.</summary>
    public byte[]? GeneratorKey { get; set; }

    /// <summary>Whether secure boot is under way.</summary>
    public bool IsBooting => _bootKey is not null;

    /// <summary>Bytes of the boot loader that are still to come.</summary>
    public uint BootRemainingBytes { get; private set; }

    /// <summary>The register's boot bits.</summary>
    public SheStatusFlags Boot { get; private set; }

    /// <summary>The status register.</summary>
    public SheStatusFlags Status => Boot | (Generator is null ? SheStatusFlags.None : SheStatusFlags.RngInit);

    private CmacState BootMac { get; set; }

    /// <summary>Whether commands may be used that need the UID and no secure boot under way.</summary>
    public bool IsReady => Uid is not null && !IsBooting;

    /// <summary>Replaces the RAM key.</summary>
    /// <param name="key">The new one.</param>
    /// <param name="isPlain">Loaded in the clear.</param>
    public void SetRamKey(SheKey key, bool isPlain)
    {
        CryptographicOperations.ZeroMemory(RamKey?.Value);
        RamKey = key;
        IsRamKeyPlain = isPlain;
    }

    /// <summary>Begins secure boot.</summary>
    /// <param name="key">BOOT_MAC_KEY.</param>
    /// <param name="lengthBytes">Of the boot loader.</param>
    public void BeginBoot(byte[] key, uint lengthBytes)
    {
        // What is authenticated begins with 96 zero bits and the length, as wolfHSM writes it: bytes, least significant first.
        var header = new byte[SheKey.LengthBytes];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), lengthBytes);
        _bootKey = key;
        BootRemainingBytes = lengthBytes;
        BootMac = SheCrypto.MacUpdate(key, default, header);
        Boot = SheStatusFlags.SecureBoot;
    }

    /// <summary>Takes a part of the boot loader in.</summary>
    /// <param name="part">No longer than what is to come.</param>
    public void UpdateBoot(ReadOnlySpan<byte> part)
    {
        BootMac = SheCrypto.MacUpdate(_bootKey!, BootMac, part);
        BootRemainingBytes -= (uint)part.Length;
    }

    /// <summary>The MAC of the whole boot loader.</summary>
    /// <returns>16 bytes.</returns>
    public byte[] ComputeBootMac() => SheCrypto.MacFinish(_bootKey!, BootMac);

    /// <summary>Ends secure boot.</summary>
    /// <param name="outcome">BootOk, BootInit, both or none.</param>
    public void EndBoot(SheStatusFlags outcome)
    {
        CryptographicOperations.ZeroMemory(_bootKey);
        _bootKey = null;
        Boot = SheStatusFlags.SecureBoot | SheStatusFlags.BootFinished | outcome;
    }

    /// <summary>Zeroes keys and forgets everything.</summary>
    public void Clear()
    {
        CryptographicOperations.ZeroMemory(_bootKey);
        CryptographicOperations.ZeroMemory(RamKey?.Value);
        CryptographicOperations.ZeroMemory(GeneratorKey);
        CryptographicOperations.ZeroMemory(Generator);
        (_bootKey, RamKey, GeneratorKey, Generator, Uid) = (null, null, null, null, null);
        (Boot, IsRamKeyPlain) = (SheStatusFlags.None, false);
    }
}
