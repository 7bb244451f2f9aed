using System.Reflection.PortableExecutable;
using Interleave.Rewriting;
using Interleave.Runtime;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Inputs of unusual form: refused by name, or handled.</summary>
public sealed class RewriterInputTests
{
    [Fact]
    public void Rewrite_RuntimeAsyncMethod_IsRefusedByName()
    {
        byte[] image = Edit(m => m.GetType("Unit.Rewriting.Fixtures.AsyncShapes").Methods.First(x => x.Name == "Await").ImplAttributes |= (MethodImplAttributes)0x2000);
        RewritingException e = Assert.Throws<RewritingException>(() => Rewrite(image, null));
        Assert.Contains("AsyncShapes::Await", e.Message, StringComparison.Ordinal);
        Assert.Contains("runtime-async", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rewrite_MixedModeImage_IsRefused()
    {
        byte[] image = Edit(_ => { });
        using (var pe = new PEReader(new MemoryStream(image)))
        {
            // Flags, at offset 16 of the CLI header (ECMA-335 II.25.3.3): without ILONLY.
            BitConverter.TryWriteBytes(image.AsSpan(pe.PEHeaders.CorHeaderStartOffset + 16), 0);
        }

        Assert.Contains("mixed-mode", Assert.Throws<RewritingException>(() => Rewrite(image, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rewrite_EmbeddedSymbols_GiveLines()
    {
        byte[] image = Edit(_ => { }, new WriterParameters { WriteSymbols = true, SymbolWriterProvider = new EmbeddedPortablePdbWriterProvider() });
        RewrittenAssembly rewritten = Rewrite(image, null);
        Assert.Contains(rewritten.Sites, s => s is { Line: > 0 } && s.File!.EndsWith("ProbeShapes.cs", StringComparison.Ordinal));
        Assert.NotNull(rewritten.SymbolBytes);
    }

    [Fact]
    public void Rewrite_SymbolsOfAnotherBuild_CountAsNone()
    {
        byte[] other = File.ReadAllBytes(Path.ChangeExtension(typeof(Site).Assembly.Location, ".pdb"));
        RewrittenAssembly rewritten = Rewrite(Edit(_ => { }), other);
        Assert.All(rewritten.Sites, s => Assert.Null(s.File));
        Assert.Null(rewritten.SymbolBytes);
    }

    [Fact]
    public void Rewrite_ItsOwnOutput_GivesItBack()
    {
        RewrittenAssembly once = Rewrite(Edit(_ => { }), null);
        RewrittenAssembly twice = Rewrite(once.ImageBytes.ToArray(), null);
        Assert.Equal(once.ImageBytes.ToArray(), twice.ImageBytes.ToArray());
        Assert.Equal(once.ContentHash, twice.ContentHash);
        Assert.Equal(once.Sites, twice.Sites);
    }

    [Fact]
    public void Rewrite_ReadonlyStatics_BecomeWritableButKeepNoSites()
    {
        RewrittenAssembly rewritten = Rewrite(Edit(_ => { }), null);
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(rewritten.ImageBytes.ToArray()));
        TypeDefinition type = module.GetType("Unit.Rewriting.Fixtures.StaticShapes/LazyType");
        Assert.False(type.Fields.First(f => f.Name == "Answer").IsInitOnly);
        Assert.True(type.Fields.First(f => f.Name == "Constant").IsLiteral);
        Assert.DoesNotContain(type.Methods, m => m.Name == ".cctor");
        Assert.DoesNotContain(rewritten.Sites, s => s.Member.EndsWith("LazyType.Answer", StringComparison.Ordinal));
    }

    private static byte[] Edit(Action<ModuleDefinition> edit, WriterParameters? parameters = null)
    {
        string path = typeof(RewriterInputTests).Assembly.Location;
        using ModuleDefinition module = ModuleDefinition.ReadModule(path, new ReaderParameters { ReadSymbols = parameters is not null, InMemory = true });
        edit(module);
        string file = Path.Combine(Directory.CreateTempSubdirectory("interleave").FullName, "Unit.dll");
        module.Write(file, parameters ?? new WriterParameters());
        byte[] image = File.ReadAllBytes(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return image;
    }

    private static RewrittenAssembly Rewrite(byte[] image, byte[]? symbols)
    {
        using var rewriter = new AssemblyRewriter(new RewriterOptions());
        return rewriter.Rewrite(image, symbols);
    }
}
