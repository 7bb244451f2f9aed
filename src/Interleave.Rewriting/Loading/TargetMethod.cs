using System.Reflection;
using System.Runtime.Loader;

namespace Interleave.Rewriting.Loading;

/// <summary>
/// A method of the code under test, ready to be run many times: public, static or on a class with a public
/// parameterless constructor; void, Task, ValueTask or any result. Each run gets a fresh instance, disposed afterwards.
/// </summary>
public sealed class TargetMethod
{
    private readonly RewrittenLoadContext? _context;
    private readonly Func<object>? _create;
    private readonly Func<object?, object?> _call;

    private TargetMethod(MethodInfo method, Func<object>? create, Func<object?, object?> call)
    {
        Method = method;
        _context = AssemblyLoadContext.GetLoadContext(method.Module.Assembly) as RewrittenLoadContext;
        _create = create;
        _call = call;
    }

    /// <summary>The method in its load context.</summary>
    public MethodInfo Method { get; }

    /// <summary><c>Namespace.Type.Method</c>.</summary>
    public string FullName => $"{(Method.DeclaringType?.FullName ?? "").Replace('+', '.')}.{Method.Name}";

    /// <summary>Finds a method by name.</summary>
    /// <param name="assembly">The rewritten target.</param>
    /// <param name="name"><c>Namespace.Type.Method</c>, nested types with a dot or a plus; or an unambiguous end of that.</param>
    /// <param name="arguments">Texts for parameters of type string, int, long, bool or an enum; none by default.</param>
    /// <returns>The method.</returns>
    /// <exception cref="RewritingException">There is none, there are several, or it can't be run; says which and what to do.</exception>
    public static TargetMethod Find(Assembly assembly, string name, params string[] arguments)
    {
        MethodInfo method = MethodFinder.Find(assembly, name, arguments);
        return Create(method, ArgumentTexts.Convert(method, arguments));
    }

    /// <summary>Makes a runnable of a known method.</summary>
    /// <param name="method">The method, in the rewritten assembly.</param>
    /// <param name="arguments">Its arguments, in order.</param>
    /// <returns>The method.</returns>
    /// <exception cref="RewritingException">Its class can't be instantiated, or it is generic.</exception>
    public static TargetMethod Create(MethodInfo method, params object?[] arguments) =>
        new(method, method.IsStatic ? null : CompiledCalls.Constructor(method.DeclaringType!), CompiledCalls.Method(method, arguments));

    /// <summary>One run, from construction to disposal. What the method throws comes out of it.</summary>
    /// <param name="wait">Waits for a task under the tester's control and throws what it failed with.</param>
    public void Run(Action<Task> wait)
    {
        _context?.RunModuleInitializers();
        object? instance = _create?.Invoke();
        bool completed = false;
        try
        {
            if (_call(instance) is Task task)
            {
                wait(task);
            }

            completed = true;
        }
        finally
        {
            Dispose(instance, wait, completed);
        }
    }

    private static void Dispose(object? instance, Action<Task> wait, bool mayThrow)
    {
        try
        {
            if (instance is IAsyncDisposable asynchronous)
            {
                wait(asynchronous.DisposeAsync().AsTask());
            }
            else if (instance is IDisposable disposable)
            {
                disposable.Dispose();
            }
        }
        catch (Exception) when (!mayThrow)
        {
            // The method's own exception is what went wrong first.
        }
    }
}
