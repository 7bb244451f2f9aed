using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Analysis;

/// <summary>Reads an assembly with its symbols, portable or embedded; unreadable symbols count as none.</summary>
internal static class ModuleReader
{
    internal static ModuleDefinition Read(byte[] image, byte[]? symbols, IAssemblyResolver resolver)
    {
        ModuleDefinition module = ReadImage(image, resolver);
        try
        {
            if (symbols is not null)
            {
                module.ReadSymbols(new PortablePdbReaderProvider().GetSymbolReader(module, new MemoryStream(symbols)));
            }
            else if (HasEmbeddedSymbols(module))
            {
                module.ReadSymbols(new EmbeddedPortablePdbReaderProvider().GetSymbolReader(module, ""));
            }
        }
        catch (Exception e) when (e is SymbolsNotMatchingException or SymbolsNotFoundException or BadImageFormatException or InvalidOperationException or ArgumentException)
        {
            // Symbols of another build: places are named by method instead of by line.
            return ReadImage(image, resolver);
        }

        return module;
    }

    private static ModuleDefinition ReadImage(byte[] image, IAssemblyResolver resolver)
    {
        try
        {
            return ModuleDefinition.ReadModule(
                new MemoryStream(image),
                new ReaderParameters { AssemblyResolver = resolver, ReadingMode = ReadingMode.Deferred, InMemory = true });
        }
        catch (Exception e) when (e is BadImageFormatException or EndOfStreamException or ArgumentException or InvalidOperationException)
        {
            throw new RewritingException("This is not a managed assembly. Name a .dll that a .NET SDK built (not the native host beside it).", e);
        }
    }

    private static bool HasEmbeddedSymbols(ModuleDefinition module) =>
        module.HasDebugHeader && module.GetDebugHeader().Entries.Any(e => e.Directory.Type == ImageDebugType.EmbeddedPortablePdb);
}
