using System.Reflection;
using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Module initialisers set static state, so they have to run again for each execution, and never under the CLR's
/// lock: they become a method that the load context calls.
/// </summary>
internal static class ModuleInitializers
{
    private const string Name = "$moduleInit";

    /// <summary>Takes the initialiser away from the CLR.</summary>
    internal static void Detach(ModuleDefinition module)
    {
        TypeDefinition holder = module.Types[0];
        if (holder.Name == "<Module>" && StaticsSurvey.Initializer(holder) is { } initializer)
        {
            initializer.Name = Name;
            initializer.Attributes = Mono.Cecil.MethodAttributes.Assembly | Mono.Cecil.MethodAttributes.Static | Mono.Cecil.MethodAttributes.HideBySig;
        }
    }

    /// <summary>The initialiser of a loaded rewritten assembly; null when it has none.</summary>
    internal static Action? Of(Assembly assembly) =>
        assembly.ManifestModule.GetMethod(Name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, null, CallingConventions.Any, [], null)?
            .CreateDelegate<Action>();
}
