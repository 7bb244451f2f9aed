using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Unit.Tidy;

/// <summary>The sizes of docs/ARCHITECTURE.md. Each message says how to mend what it finds.</summary>
public class SizeTests
{
    private const int MaxFileLines = 400;
    private const int MaxMethodLines = 70;
    private const int MaxMedianLines = 120;
    private const int MaxParameters = 4;

    /// <summary>Files whose bulk is a table: long, but nothing in them needs thinking about twice.</summary>
    private static readonly HashSet<string> s_tables = new(StringComparer.Ordinal)
    {
        "src/Interleave.Rewriting/Policy/CallPolicyTable.cs",
    };

    [Fact]
    public void Files_InSrc_AreAtMost400Lines()
    {
        var long_ = Repository.Sources("src").Select(f => (File: Repository.Relative(f), Lines: File.ReadAllLines(f).Length))
            .Where(f => f.Lines > MaxFileLines && !s_tables.Contains(f.File))
            .Select(f => $"{f.File} has {f.Lines} lines: split it by concern, or list it as a table here.");
        Assert.Empty(long_);
    }

    [Fact]
    public void Files_InSrc_HaveAMedianBelow120Lines()
    {
        foreach (IGrouping<string, int> project in Repository.Sources("src")
            .GroupBy(f => Repository.Relative(f).Split(Path.DirectorySeparatorChar)[1], f => File.ReadAllLines(f).Length))
        {
            int[] sizes = [.. project.Order()];
            Assert.True(sizes[sizes.Length / 2] < MaxMedianLines, $"src/{project.Key}: the median file has {sizes[sizes.Length / 2]} lines; prefer small sealed types.");
        }
    }

    [Fact]
    public void Methods_InSrc_AreBelow70Lines()
    {
        var offenders = Nodes<BaseMethodDeclarationSyntax>()
            .Select(n => (n.File, n.Node, Span: n.Node.GetLocation().GetLineSpan()))
            .Where(n => n.Span.EndLinePosition.Line - n.Span.StartLinePosition.Line >= MaxMethodLines && !s_tables.Contains(n.File))
            .Select(n => $"{n.File}:{n.Span.StartLinePosition.Line + 1} is {n.Span.EndLinePosition.Line - n.Span.StartLinePosition.Line + 1} lines: a function fits a screen, give its parts names.");
        Assert.Empty(offenders);
    }

    [Fact]
    public void Files_InSrc_HoldOnePublicType()
    {
        var offenders = Trees()
            .Select(t => (t.File, Count: t.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .Count(d => d.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax && d.Modifiers.Any(SyntaxKind.PublicKeyword))))
            .Where(t => t.Count > 1)
            .Select(t => $"{t.File} declares {t.Count} public types: one a file, named like the file.");
        Assert.Empty(offenders);
    }

    [Fact]
    public void Methods_PublicInSrc_TakeAtMostFourParameters()
    {
        // Models mirror the signatures of the members they model, xunit's front those of its interfaces.
        var offenders = Nodes<MethodDeclarationSyntax>()
            .Where(n => !n.File.StartsWith("src/Interleave/Primitives/", StringComparison.Ordinal)
                && !n.File.StartsWith("src/Interleave.Xunit/Discovery/", StringComparison.Ordinal))
            .Where(n => n.Node.Modifiers.Any(SyntaxKind.PublicKeyword) && !n.Node.Modifiers.Any(SyntaxKind.OverrideKeyword))
            .Where(n => n.Node.ParameterList.Parameters.Count(p => p.Default is null) > MaxParameters)
            .Select(n => $"{n.File}: {n.Node.Identifier} takes {n.Node.ParameterList.Parameters.Count} parameters: make an options record.");
        Assert.Empty(offenders);
    }

    [Fact]
    public void Comments_InSrc_LeaveNothingToDo()
    {
        var offenders = from file in Repository.Sources("src")
                        from line in File.ReadAllLines(file).Select((text, i) => (Text: text, Number: i + 1))
                        where line.Text.Contains("// TODO", StringComparison.Ordinal) || line.Text.Contains("NotImplementedException", StringComparison.Ordinal)
                        select $"{Repository.Relative(file)}:{line.Number}: finish it, or make it an issue.";
        Assert.Empty(offenders);
    }

    private static IEnumerable<(string File, SyntaxNode Root)> Trees() =>
        Repository.Sources("src").Select(f => (Repository.Relative(f), CSharpSyntaxTree.ParseText(File.ReadAllText(f)).GetRoot()));

    private static IEnumerable<(string File, T Node)> Nodes<T>()
        where T : SyntaxNode => Trees().SelectMany(t => t.Root.DescendantNodes().OfType<T>().Select(n => (t.File, n)));
}
