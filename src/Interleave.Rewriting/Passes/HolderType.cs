using Interleave.Runtime;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// The generated class <c>&lt;Interleave&gt;</c> of a rewritten module. Its readonly field is the id of the module's
/// local site 0; readonly so that the JIT makes a constant of it once the class is initialised.
/// </summary>
internal sealed class HolderType
{
    internal const string Name = "<Interleave>";

    private readonly ModuleDefinition _module;

    internal HolderType(ModuleDefinition module, string contentHash)
    {
        _module = module;
        Type = new TypeDefinition(
            "",
            Name,
            TypeAttributes.NotPublic | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit,
            module.TypeSystem.Object);
        Base = new FieldDefinition("Base", FieldAttributes.Assembly | FieldAttributes.Static | FieldAttributes.InitOnly, module.TypeSystem.Int32);
        Type.Fields.Add(Base);
        var initializer = new MethodDefinition(
            ".cctor",
            MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName | MethodAttributes.HideBySig,
            module.TypeSystem.Void);
        ILProcessor il = initializer.Body.GetILProcessor();
        il.Emit(OpCodes.Ldstr, contentHash);
        il.Emit(OpCodes.Call, module.ImportReference(typeof(SiteTable).GetMethod(nameof(SiteTable.BaseOf))!));
        il.Emit(OpCodes.Stsfld, Base);
        il.Emit(OpCodes.Ret);
        Type.Methods.Add(initializer);
    }

    internal TypeDefinition Type { get; }

    internal FieldDefinition Base { get; }

    /// <summary>Adds the class and marks the assembly; last, so that passes over the module's types do not see the class.</summary>
    internal void AddTo(string contentHash)
    {
        _module.Types.Add(Type);
        var attribute = new CustomAttribute(_module.ImportReference(typeof(RewrittenAttribute).GetConstructor([typeof(string)])!));
        attribute.ConstructorArguments.Add(new CustomAttributeArgument(_module.TypeSystem.String, contentHash));
        _module.Assembly.CustomAttributes.Add(attribute);
    }
}
