using Interleave.Rewriting.Analysis;
using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>All passes over one type.</summary>
internal static class TypePass
{
    internal static void Run(ModuleRewrite module, TypeDefinition type)
    {
        if (FieldTraits.IsInstrumentation(type))
        {
            return;
        }

        foreach (MethodDefinition method in type.Methods.ToArray())
        {
            if (method.HasBody && method.Body.Instructions.Count > 0)
            {
                Body(module, method);
            }
        }
    }

    private static void Body(ModuleRewrite module, MethodDefinition method)
    {
        var rewrite = new MethodRewrite(module, method);
        bool isInitializer = method is { IsConstructor: true, IsStatic: true };
        bool isUncontrolled = Marks.IsUncontrolled(method);
        bool isAtomic = Marks.IsAtomic(method) && !isInitializer;
        if (!isUncontrolled && !isInitializer)
        {
            bool probes = module.Options.MemoryProbes && !isAtomic;
            MemoryPass.Run(rewrite, probes);
            if (probes)
            {
                CollectionPass.Run(rewrite);
            }
        }

        CallPass.Run(rewrite, onlyToBind: isUncontrolled);
        StaticAccessPass.Run(rewrite);
        HandlerPass.Run(rewrite);
        if (isAtomic && !isUncontrolled)
        {
            AtomicPass.Run(rewrite);
        }

        KeepFrame(rewrite);
        rewrite.Code.Apply();
    }

    /// <summary>
    /// A finding's place is the frame that threw. The JIT inlines a short check once it is hot, in the middle of an
    /// exploration, and then the place would be another one than the replay's.
    /// </summary>
    private static void KeepFrame(MethodRewrite method)
    {
        for (int i = 0; i < method.Code.Count; i++)
        {
            if (method.Code[i].OpCode.Code == Mono.Cecil.Cil.Code.Throw)
            {
                method.Method.AggressiveInlining = false;
                method.Method.NoInlining = true;
                return;
            }
        }
    }
}
