using System.Collections.Concurrent;

namespace Interleave.Rewriting.Loading;

/// <summary>Rewritten assemblies of the process by content hash: any number of load contexts rewrite each once.</summary>
internal static class RewriteCache
{
    private static readonly ConcurrentDictionary<string, Lazy<RewrittenAssembly>> s_assemblies = new(StringComparer.Ordinal);

    internal static RewrittenAssembly Get(string path, RewriterOptions options, Func<string, string?> locate)
    {
        byte[] image = File.ReadAllBytes(path);
        string key = AssemblyRewriter.HashOf(image, options);
        return s_assemblies.GetOrAdd(key, _ => new Lazy<RewrittenAssembly>(() => Rewrite(path, image, options, locate))).Value;
    }

    internal static RewrittenAssembly Rewrite(string path, byte[] image, RewriterOptions options, Func<string, string?> locate)
    {
        string pdb = Path.ChangeExtension(path, ".pdb");
        using var rewriter = new AssemblyRewriter(options, locate);
        try
        {
            return rewriter.Rewrite(image, File.Exists(pdb) ? File.ReadAllBytes(pdb) : null);
        }
        catch (RewritingException e)
        {
            throw new RewritingException($"{path}: {e.Message}", e);
        }
    }
}
