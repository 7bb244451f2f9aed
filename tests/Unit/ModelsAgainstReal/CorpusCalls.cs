using System.Reflection;
using System.Runtime.Loader;
using Interleave.Rewriting.Loading;

namespace Unit.ModelsAgainstReal;

/// <summary>tests/Corpus/Calls twice: as compiled, on real primitives, and rewritten, on models.</summary>
internal static class CorpusCalls
{
    private static readonly string s_path = typeof(CorpusCalls).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "Built:Corpus").Value!;

    private static readonly Lazy<Type> s_real = new(() =>
        new AssemblyLoadContext("Corpus as compiled").LoadFromAssemblyPath(s_path).GetType("Corpus.Calls.Script", throwOnError: true)!);

    private static readonly Lazy<Func<string, int, Func<int, string>>> s_open = new(() => Method<Func<string, int, Func<int, string>>>(s_real.Value, "Open"));

    private static readonly Lazy<Func<string, int, string[]>> s_names = new(() => Method<Func<string, int, string[]>>(s_real.Value, "Names"));

    private static readonly Lazy<Action<string, int, int[][], string?[][]>> s_run = new(() => Method<Action<string, int, int[][], string?[][]>>(
        WorkerCopies.Of(s_path, memory: false).MainOf(0).GetType("Corpus.Calls.Script", throwOnError: true)!, "Run"));

    /// <summary>How the calls of a primitive are written.</summary>
    public static string[] Names(string primitive, int setup) => s_names.Value(primitive, setup);

    /// <summary>Makes an object of the real primitive; the function makes calls on it.</summary>
    public static Func<int, string> Open(CallScript script) => s_open.Value(script.Primitive, script.Setup);

    /// <summary>Runs a script on the model; for a logical thread.</summary>
    public static void RunModelled(CallScript script, string?[][] results) =>
        s_run.Value(script.Primitive, script.Setup, script.Within(Names(script.Primitive, script.Setup).Length), results);

    private static T Method<T>(Type type, string name)
        where T : Delegate => type.GetMethod(name)!.CreateDelegate<T>();
}
