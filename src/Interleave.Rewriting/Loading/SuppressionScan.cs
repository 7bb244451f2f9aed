using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Interleave.Rewriting.Loading;

/// <summary>Reads <see cref="SuppressFindingAttribute"/> off an assembly file: on itself, its types and its methods.</summary>
public sealed class SuppressionScan
{
    private const ushort Prolog = 1;

    private readonly MetadataReader _metadata;
    private readonly List<Suppression> _found = [];

    private SuppressionScan(MetadataReader metadata)
    {
        _metadata = metadata;
    }

    /// <summary>The suppressions of an assembly, for <see cref="ExplorationOptions.Suppressions"/>.</summary>
    /// <param name="path">Path of the original file: a managed assembly that exists.</param>
    /// <returns>One for each attribute, in metadata order; empty when there is none.</returns>
    public static IReadOnlyList<Suppression> Of(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        var scan = new SuppressionScan(image.GetMetadataReader());
        scan.Run();
        return scan._found;
    }

    private void Run()
    {
        // An empty scope matches every finding.
        Add(_metadata.GetAssemblyDefinition().GetCustomAttributes(), "");
        foreach (TypeDefinitionHandle handle in _metadata.TypeDefinitions)
        {
            TypeDefinition type = _metadata.GetTypeDefinition(handle);

            // Findings name places as Type.Member, without namespace; the dot keeps Order from matching OrderBook.
            string name = _metadata.GetString(type.Name).Split('`')[0] + ".";
            Add(type.GetCustomAttributes(), name);
            foreach (MethodDefinitionHandle methodHandle in type.GetMethods())
            {
                MethodDefinition method = _metadata.GetMethodDefinition(methodHandle);
                Add(method.GetCustomAttributes(), name + _metadata.GetString(method.Name));
            }
        }
    }

    private void Add(CustomAttributeHandleCollection attributes, string scope)
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            CustomAttribute attribute = _metadata.GetCustomAttribute(handle);
            if (IsSuppression(attribute))
            {
                BlobReader value = _metadata.GetBlobReader(attribute.Value);
                if (value.ReadUInt16() == Prolog)
                {
                    var kind = (FindingKind)value.ReadInt32();
                    _found.Add(new Suppression(kind, scope, value.ReadSerializedString() ?? ""));
                }
            }
        }
    }

    private bool IsSuppression(CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        EntityHandle parent = _metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        TypeReference type = _metadata.GetTypeReference((TypeReferenceHandle)parent);
        return _metadata.StringComparer.Equals(type.Name, nameof(SuppressFindingAttribute))
            && _metadata.StringComparer.Equals(type.Namespace, nameof(Interleave));
    }
}
