using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>What the rewriter can't take, by name.</summary>
internal static class Preconditions
{
    // MethodImplOptions.Async of .NET 10: the runtime, not the compiler, makes the state machine.
    private const int RuntimeAsync = 0x2000;
    private const ModuleAttributes IsReadyToRunLibrary = (ModuleAttributes)0x4;

    /// <exception cref="RewritingException">With the names and what to do.</exception>
    internal static void Check(ModuleDefinition module)
    {
        if (module.Assembly is null)
        {
            throw new RewritingException($"{module.Name} is a netmodule without an assembly manifest; name the assembly that contains it.");
        }

        if (!module.Attributes.HasFlag(ModuleAttributes.ILOnly) && !module.Attributes.HasFlag(IsReadyToRunLibrary))
        {
            throw new RewritingException(
                $"{module.Assembly.Name.Name} is a mixed-mode or native image, which can't be rewritten. Exclude it (IgnoredAssemblies), or build it as IL only.");
        }

        string[] runtimeAsync = [.. module.GetTypes()
            .SelectMany(t => t.Methods)
            .Where(m => ((int)m.ImplAttributes & RuntimeAsync) != 0)
            .Select(m => m.FullName)
            .Take(5)];
        if (runtimeAsync.Length > 0)
        {
            throw new RewritingException(
                $"{module.Assembly.Name.Name} uses runtime async, which is not supported yet: {string.Join("; ", runtimeAsync)}. "
                + "Compile it without <Features>runtime-async=on</Features>.");
        }
    }
}
