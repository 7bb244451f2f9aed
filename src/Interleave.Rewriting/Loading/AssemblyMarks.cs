using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Interleave.Rewriting.Loading;

/// <summary>Looks at an assembly's own attributes without loading it.</summary>
internal static class AssemblyMarks
{
    /// <summary>Whether the file is a managed assembly.</summary>
    internal static bool IsManaged(string path)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            using var pe = new PEReader(stream);
            return pe.HasMetadata && pe.GetMetadataReader().IsAssembly;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether the file is an assembly marked [assembly: Uncontrolled], or, for one that knows nothing of the tester,
    /// [assembly: AssemblyMetadata("Interleave", "Uncontrolled")].
    /// </summary>
    internal static bool IsUncontrolled(string path)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            using var pe = new PEReader(stream);
            if (!pe.HasMetadata)
            {
                return false;
            }

            MetadataReader metadata = pe.GetMetadataReader();
            return metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute).Any(a => IsMark(metadata, a));
        }
        catch (BadImageFormatException)
        {
            // Whoever reads it next will say so, with advice.
        }

        return false;
    }

    private static bool IsMark(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference
            || metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is not { Kind: HandleKind.TypeReference } parent)
        {
            return false;
        }

        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        if (metadata.StringComparer.Equals(type.Name, nameof(UncontrolledAttribute)))
        {
            return metadata.StringComparer.Equals(type.Namespace, "Interleave");
        }

        if (!metadata.StringComparer.Equals(type.Name, "AssemblyMetadataAttribute"))
        {
            return false;
        }

        BlobReader value = metadata.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return string.Equals(value.ReadSerializedString(), "Interleave", StringComparison.Ordinal)
            && string.Equals(value.ReadSerializedString(), "Uncontrolled", StringComparison.Ordinal);
    }
}
