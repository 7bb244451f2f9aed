using Interleave.Runtime;

namespace Interleave.Rewriting;

/// <summary>The rewriter's output for one assembly. Immutable; shared by every load context of the process.</summary>
public sealed class RewrittenAssembly
{
    internal RewrittenAssembly(string name, string contentHash, byte[] image, byte[]? symbols, IReadOnlyList<Site> sites, IReadOnlyList<CallRow> calls)
    {
        Name = name;
        ContentHash = contentHash;
        Image = image;
        Symbols = symbols;
        Sites = sites;
        Calls = calls;
    }

    /// <summary>Simple name, the same as the original's.</summary>
    public string Name { get; }

    /// <summary>Hex SHA-256 of the original bytes and of the rewriter's options and version.</summary>
    public string ContentHash { get; }

    /// <summary>The sites in local order; registered in <see cref="SiteTable"/> under <see cref="ContentHash"/>.</summary>
    public IReadOnlyList<Site> Sites { get; }

    /// <summary>Every distinct call into unrewritten code, most frequent first; empty for an assembly that was rewritten earlier.</summary>
    public IReadOnlyList<CallRow> Calls { get; }

    /// <summary>The rewritten PE image.</summary>
    public ReadOnlyMemory<byte> ImageBytes => Image;

    /// <summary>The portable PDB, or null when the original had no readable symbols.</summary>
    public ReadOnlyMemory<byte>? SymbolBytes => Symbols is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(Symbols);

    internal byte[] Image { get; }

    internal byte[]? Symbols { get; }
}
