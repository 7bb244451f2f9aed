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

        rewrite.Code.Apply();
    }
}
