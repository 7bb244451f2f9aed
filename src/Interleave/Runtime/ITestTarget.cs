using System.Runtime.Loader;

namespace Interleave.Runtime;

/// <summary>The test under exploration.</summary>
public interface ITestTarget
{
    /// <summary>Full name of the method, as <c>Namespace.Type.Method</c>.</summary>
    string Method { get; }

    /// <summary>Its arguments, as text; empty for none.</summary>
    IReadOnlyList<string> Arguments { get; }

    /// <summary>The rewritten assemblies, the test's own first; known once a body was created.</summary>
    IReadOnlyList<SiteRange> Assemblies { get; }

    /// <summary>
    /// A body for one worker: runs the test once, waiting for its task when it is async. Each worker's body has its own
    /// copy of the rewritten assemblies, so that no static is shared between two executions that run at once.
    /// </summary>
    /// <param name="worker">Ordinal of the worker, from 0.</param>
    /// <returns>The body; called once an execution, on its main logical thread.</returns>
    Action CreateBody(int worker);

    /// <summary>The load context of a worker's copy, by which a call on a foreign thread is traced to its execution.</summary>
    /// <param name="worker">Ordinal of a worker whose body was created.</param>
    /// <returns>The context; null when the test is not rewritten.</returns>
    AssemblyLoadContext? ContextOf(int worker) => null;
}
