using System.Collections.Concurrent;
using System.Reflection;
using Interleave.Rewriting;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;

namespace Interleave.Xunit.Copies;

/// <summary>
/// The rewritten copies of one test assembly, one for each worker, shared by all of its tests: loading and compiling a
/// copy costs more than many an exploration. Used by one exploration at a time (see <see cref="Running.ExplorationGate"/>).
/// </summary>
internal sealed class TestCopies
{
    private static readonly ConcurrentDictionary<(string Path, bool Memory, MemoryModel Model), Lazy<TestCopies>> s_known = new();

    private readonly (string Path, bool Memory, MemoryModel Model) _key;
    private readonly WorkerCopies _copies;

    private TestCopies((string Path, bool Memory, MemoryModel Model) key)
    {
        _key = key;
        TargetAssemblies target = TargetAssemblies.Find(key.Path);
        _copies = WorkerCopies.Of(target, RewriterOptions.For(key.Memory, key.Model));
        Suppressions = [.. target.Rewritten.Values.SelectMany(SuppressionScan.Of)];
    }

    /// <summary>The rewritten assemblies, the test's own first.</summary>
    internal IReadOnlyList<SiteRange> Sites => _copies.Assemblies;

    /// <summary>The findings that the rewritten assemblies declare to be none.</summary>
    internal IReadOnlyList<Suppression> Suppressions { get; }

    /// <summary>The copies of a test assembly; rewrites it and its project references the first time.</summary>
    /// <param name="original">The assembly as xunit loaded it.</param>
    /// <param name="memory">Whether plain memory accesses are to be seen.</param>
    /// <param name="model">The memory model they are to be made under.</param>
    internal static TestCopies Of(Assembly original, bool memory, MemoryModel model) =>
        s_known.GetOrAdd((original.Location, memory, model == MemoryModel.Tso ? MemoryModel.DotNet : model), static key => new Lazy<TestCopies>(() => new TestCopies(key))).Value;

    /// <summary>A worker's copy; loaded at first use.</summary>
    internal RewrittenLoadContext ContextOf(int worker) => _copies.ContextOf(worker);

    /// <summary>Types and methods of a worker's copy.</summary>
    internal TypeMap MapFor(int worker)
    {
        RewrittenLoadContext context = ContextOf(worker);

        // The context answers for what it shares with the host too, with the same assembly.
        return new TypeMap(original => context.LoadFromAssemblyName(original.GetName()) is var copy && copy != original ? copy : null);
    }

    /// <summary>Has the next test make new copies: a thread that escaped control may still run in these.</summary>
    internal void Discard() => s_known.TryRemove(_key, out _);
}
