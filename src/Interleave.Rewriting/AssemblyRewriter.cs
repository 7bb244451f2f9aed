using System.Security.Cryptography;
using System.Text;
using Interleave.Rewriting.Analysis;
using Interleave.Rewriting.Passes;
using Interleave.Runtime;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>
/// Rewrites one assembly: image and symbols in, image and symbols out. Deterministic: the same input and options
/// give the same sites under the same numbers. Not for concurrent use.
/// </summary>
public sealed class AssemblyRewriter : IDisposable
{
    private readonly RewriterOptions _options;
    private readonly ReferenceResolver _resolver;
    private readonly ModelIndex _models;

    /// <summary>Creates it.</summary>
    /// <param name="options">How to rewrite.</param>
    /// <param name="locate">Path of a referenced assembly by simple name, or null; asked before the shared framework.</param>
    public AssemblyRewriter(RewriterOptions options, Func<string, string?>? locate = null)
    {
        _options = options;
        _resolver = new ReferenceResolver(locate ?? (static _ => null));
        _models = ModelIndex.Of(options.ModelAssemblies);
    }

    /// <summary>Hex SHA-256 of an assembly's original bytes and of the rewriter's options and version.</summary>
    /// <param name="image">The original PE image.</param>
    /// <param name="options">The options.</param>
    /// <returns>64 hex digits.</returns>
    public static string HashOf(ReadOnlySpan<byte> image, RewriterOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(options.Fingerprint));
        hash.AppendData(image);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Rewrites; registers the sites. An assembly that was rewritten to disk earlier is taken as it is.</summary>
    /// <param name="image">The PE image.</param>
    /// <param name="symbols">A portable PDB, or null: embedded symbols are used when there are any.</param>
    /// <returns>The rewritten assembly.</returns>
    /// <exception cref="RewritingException">Not a managed IL-only assembly, or it holds what can't be rewritten (named).</exception>
    public RewrittenAssembly Rewrite(byte[] image, byte[]? symbols)
    {
        using ModuleDefinition module = ModuleReader.Read(image, symbols, _resolver);
        if (EarlierRewriting.Find(module, image, symbols) is { } earlier)
        {
            if (_options.ValueProbes)
            {
                throw new RewritingException($"{earlier.Name} was rewritten to disk, for the memory model sc. Name the original assembly to run under another one.");
            }

            return earlier;
        }

        Preconditions.Check(module);
        string hash = HashOf(image, _options);
        var rewrite = new ModuleRewrite(module, _options, _models, hash);
        TypeDefinition[] types = [.. module.GetTypes()];
        Array.ForEach(types, t => TypePass.Run(rewrite, t));
        Array.ForEach(types, t => StaticsPass.Run(rewrite, t));
        ModuleInitializers.Detach(module);
        rewrite.Holder.AddTo(hash);
        EarlierRewriting.Embed(module, rewrite.Sites);
        module.Attributes = (module.Attributes & ~ModuleAttributes.StrongNameSigned) | ModuleAttributes.ILOnly;
        SiteTable.Register(module.Assembly.Name.Name, hash, rewrite.Sites);
        (byte[] written, byte[]? pdb) = Write(module);
        return new RewrittenAssembly(module.Assembly.Name.Name, hash, written, pdb, rewrite.Sites, rewrite.CallRows());
    }

    /// <inheritdoc/>
    public void Dispose() => _resolver.Dispose();

    private static (byte[] Image, byte[]? Symbols) Write(ModuleDefinition module)
    {
        using var image = new MemoryStream();
        if (!module.HasSymbols)
        {
            module.Write(image, new WriterParameters { DeterministicMvid = true });
            return (image.ToArray(), null);
        }

        using var symbols = new MemoryStream();
        module.Write(image, new WriterParameters
        {
            DeterministicMvid = true,
            WriteSymbols = true,
            SymbolStream = symbols,
            SymbolWriterProvider = new PortablePdbWriterProvider(),
        });
        return (image.ToArray(), symbols.ToArray());
    }
}
