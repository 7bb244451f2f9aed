using System.Text;
using Interleave.Runtime;
using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// The sites inside a rewritten assembly, as a resource, so that one that was written to disk can be loaded in
/// another process. Layout: 16 bytes
/// that identify the build of the engine it was made for, count, then for each site method, file (empty for none), line, member, label (empty for
/// none), volatile, as BinaryWriter writes them.
/// </summary>
internal static class EarlierRewriting
{
    private const string ResourceName = "Interleave.Sites";
    private static readonly Guid s_engine = typeof(Site).Module.ModuleVersionId;

    internal static void Embed(ModuleDefinition module, List<Site> sites)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(s_engine.ToByteArray());
            writer.Write(sites.Count);
            foreach (Site site in sites)
            {
                writer.Write(site.Method);
                writer.Write(site.File ?? "");
                writer.Write(site.Line);
                writer.Write(site.Member);
                writer.Write(site.Label ?? "");
                writer.Write(site.IsVolatile);
            }
        }

        module.Resources.Add(new EmbeddedResource(ResourceName, ManifestResourceAttributes.Private, stream.ToArray()));
    }

    /// <summary>The assembly as it is, its sites registered, when it carries the mark of an earlier rewriting; else null.</summary>
    internal static RewrittenAssembly? Find(ModuleDefinition module, byte[] image, byte[]? symbols)
    {
        CustomAttribute? mark = module.Assembly?.CustomAttributes.FirstOrDefault(a => a.AttributeType.FullName == typeof(RewrittenAttribute).FullName);
        if (mark is null)
        {
            return null;
        }

        string name = module.Assembly!.Name.Name;
        var hash = (string)mark.ConstructorArguments[0].Value;
        if (module.Resources.FirstOrDefault(r => r.Name == ResourceName) is not EmbeddedResource resource)
        {
            throw new RewritingException($"{name} is marked as rewritten but has lost its site list. Rebuild it and rewrite it again.");
        }

        List<Site> sites = Read(name, resource.GetResourceStream());
        SiteTable.Register(name, hash, sites);
        return new RewrittenAssembly(name, hash, image, symbols, sites, []);
    }

    private static List<Site> Read(string name, Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        if (new Guid(reader.ReadBytes(16)) != s_engine)
        {
            throw new RewritingException($"{name} was rewritten for another build of Interleave. Rewrite it again from the original.");
        }

        int count = reader.ReadInt32();
        var sites = new List<Site>(count);
        for (int i = 0; i < count; i++)
        {
            string method = reader.ReadString();
            string file = reader.ReadString();
            int line = reader.ReadInt32();
            string member = reader.ReadString();
            string label = reader.ReadString();
            bool isVolatile = reader.ReadBoolean();
            sites.Add(new Site(method, file.Length == 0 ? null : file, line, member, label.Length == 0 ? null : label, isVolatile));
        }

        return sites;
    }
}
