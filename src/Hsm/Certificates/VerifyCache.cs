using System.Security.Cryptography;

namespace Hsm;

/// <summary>
/// Remembers which chain held under which root, by content: an erased or replaced root is another, so nothing has to be
/// forgotten with it. Every member but KeyOf needs the Caches lock.
/// </summary>
internal sealed class VerifyCache
{
    private const int MaxCount = 32;

    private readonly List<string> _held = [];

    /// <summary>Whether anything is remembered.</summary>
    public bool IsEnabled { get; private set; } = true;

    /// <summary>What a root and a chain are remembered as.</summary>
    /// <param name="root">DER.</param>
    /// <param name="chain">DER.</param>
    /// <returns>A hash of both.</returns>
    public static string KeyOf(ReadOnlySpan<byte> root, ReadOnlySpan<byte> chain) =>
        Convert.ToHexString(SHA256.HashData(root)) + Convert.ToHexString(SHA256.HashData(chain));

    /// <summary>Whether a chain is known to hold.</summary>
    /// <param name="key">As KeyOf tells.</param>
    /// <returns>True: it held under this root.</returns>
    public bool Contains(string key) => _held.Contains(key, StringComparer.Ordinal);

    /// <summary>Remembers a chain that held; the oldest gives way.</summary>
    /// <param name="key">As KeyOf tells.</param>
    public void Add(string key)
    {
        if (!IsEnabled || _held.Contains(key, StringComparer.Ordinal))
        {
            return;
        }

        if (_held.Count == MaxCount)
        {
            _held.RemoveAt(0);
        }

        _held.Add(key);
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _held.Clear();

    /// <summary>Switches it; off forgets.</summary>
    /// <param name="isEnabled">On or off.</param>
    public void SetEnabled(bool isEnabled)
    {
        IsEnabled = isEnabled;
        if (!isEnabled)
        {
            Clear();
        }
    }
}
