using System.Runtime.Loader;
using Interleave.Primitives;
using Interleave.Runtime;

namespace Interleave.Rewriting.Loading;

/// <summary>A method of a rewritten assembly as a test.</summary>
public sealed class RewrittenTest : ITestTarget
{
    private readonly WorkerCopies _copies;
    private readonly string[] _arguments;

    private RewrittenTest(WorkerCopies copies, string method, string[] arguments)
    {
        _copies = copies;
        _arguments = arguments;
        Method = method;
    }

    /// <inheritdoc/>
    public string Method { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Arguments => _arguments;

    /// <inheritdoc/>
    public IReadOnlyList<SiteRange> Assemblies => _copies.Assemblies;

    /// <summary>The findings that the code itself marks as no bug; for <see cref="ExplorationOptions.Suppressions"/>.</summary>
    public IReadOnlyList<Suppression> Suppressions => _copies.Suppressions;

    /// <summary>Rewrites the assembly at a path and finds a method in it.</summary>
    /// <param name="path">The .dll.</param>
    /// <param name="method"><c>Namespace.Type.Method</c>, or an unambiguous end of it.</param>
    /// <param name="arguments">Texts for its parameters; empty for none.</param>
    /// <param name="memory">Whether plain memory accesses are probed.</param>
    /// <returns>The test.</returns>
    /// <exception cref="RewritingException">The assembly or the method can't be used; says why and what to do.</exception>
    public static RewrittenTest Open(string path, string method, IReadOnlyList<string> arguments, bool memory) =>
        Open(path, method, arguments, new RewriterOptions { MemoryProbes = memory });

    /// <summary>Rewrites the assembly at a path and finds a method in it.</summary>
    /// <param name="path">The .dll.</param>
    /// <param name="method"><c>Namespace.Type.Method</c>, or an unambiguous end of it.</param>
    /// <param name="arguments">Texts for its parameters; empty for none.</param>
    /// <param name="options">How to rewrite.</param>
    /// <returns>The test.</returns>
    /// <exception cref="RewritingException">The assembly or the method can't be used; says why and what to do.</exception>
    public static RewrittenTest Open(string path, string method, IReadOnlyList<string> arguments, RewriterOptions options) =>
        Find(WorkerCopies.Of(path, options), method, arguments);

    /// <summary>Finds a method in copies that tests share.</summary>
    /// <param name="copies">The copies.</param>
    /// <param name="method"><c>Namespace.Type.Method</c>, or an unambiguous end of it.</param>
    /// <param name="arguments">Texts for its parameters; empty for none.</param>
    /// <returns>The test.</returns>
    /// <exception cref="RewritingException">There is no such method, or it can't be run; says why and what to do.</exception>
    public static RewrittenTest Find(WorkerCopies copies, string method, IReadOnlyList<string> arguments)
    {
        string[] texts = [.. arguments];
        return new RewrittenTest(copies, TargetMethod.Find(copies.MainOf(0), method, texts).FullName, texts);
    }

    /// <inheritdoc/>
    public Action CreateBody(int worker)
    {
        TargetMethod method = TargetMethod.Find(_copies.MainOf(worker), Method, _arguments);
        return () => method.Run(TaskModel.WaitForRoot);
    }

    /// <inheritdoc/>
    public AssemblyLoadContext? ContextOf(int worker) => _copies.ContextOf(worker);
}
