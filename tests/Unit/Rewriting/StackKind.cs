using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Unit.Rewriting;

/// <summary>What ECMA-335 III.1.1 tells apart on the evaluation stack; a struct is told by its name.</summary>
internal readonly record struct StackKind(string Name)
{
    internal static readonly StackKind Int32 = new("int32");
    internal static readonly StackKind Int64 = new("int64");
    internal static readonly StackKind Native = new("native int");
    internal static readonly StackKind Float = new("F");
    internal static readonly StackKind Object = new("O");
    internal static readonly StackKind Reference = new("&");

    /// <summary>A type that can't be resolved, or that depends on a type parameter: fits everything.</summary>
    internal static readonly StackKind Unknown = new("?");

    /// <summary>The kind of a value of a type once it is on the stack.</summary>
    internal static StackKind Of(TypeReference type)
    {
        switch (type)
        {
            case IModifierType modifier:
                return Of(modifier.ElementType);
            case PinnedType pinned:
                return Of(pinned.ElementType);
            case ByReferenceType:
                return Reference;
            case PointerType or FunctionPointerType:
                return Native;
            case ArrayType:
                return Object;
            case GenericParameter:
                return Unknown;
        }

        switch (type.MetadataType)
        {
            case MetadataType.Boolean or MetadataType.Char or MetadataType.SByte or MetadataType.Byte or MetadataType.Int16 or MetadataType.UInt16
                or MetadataType.Int32 or MetadataType.UInt32:
                return Int32;
            case MetadataType.Int64 or MetadataType.UInt64:
                return Int64;
            case MetadataType.Single or MetadataType.Double:
                return Float;
            case MetadataType.IntPtr or MetadataType.UIntPtr:
                return Native;
            case MetadataType.String or MetadataType.Object:
                return Object;
        }

        return Resolve(type) is not { } definition ? Unknown
            : definition.IsEnum ? Of(definition.Fields.First(f => !f.IsStatic).FieldType)
            : definition.IsValueType ? new StackKind(definition.FullName)
            : Object;
    }

    /// <summary>Whether a value of this kind may stand where the other is wanted (III.1.6, III.1.8.1.3).</summary>
    internal bool Fits(StackKind wanted) =>
        this == wanted || this == Unknown || wanted == Unknown
        || (IsNative && wanted.IsNative)

        // Unsafe code: a pointer for a managed reference and back.
        || (this == Native && wanted == Reference) || (this == Reference && wanted == Native);

    private bool IsNative => this == Int32 || this == Native;

    private static TypeDefinition? Resolve(TypeReference type)
    {
        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    /// <summary>What an instruction pushes, if it pushes one value.</summary>
    internal static StackKind Pushed(Instruction instruction, MethodDefinition method, ReadOnlySpan<StackKind> inputs)
    {
        if (instruction is { OpCode.Code: Code.Newobj, Operand: MethodReference constructor })
        {
            return Of(constructor.DeclaringType);
        }

        switch (instruction.OpCode.StackBehaviourPush)
        {
            case StackBehaviour.Pushi8:
                return Int64;
            case StackBehaviour.Pushr4 or StackBehaviour.Pushr8:
                return Float;
            case StackBehaviour.Pushref:
                return Object;
        }

        return instruction.Operand switch
        {
            MethodReference called when instruction.OpCode.Code is Code.Call or Code.Callvirt => Of(called.ReturnType),
            Mono.Cecil.CallSite site => Of(site.ReturnType),
            _ => Simple(instruction, method, inputs),
        };
    }

    private static StackKind Simple(Instruction instruction, MethodDefinition method, ReadOnlySpan<StackKind> inputs)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldflda or Code.Ldsflda or Code.Ldelema or Code.Ldloca or Code.Ldloca_S or Code.Ldarga or Code.Ldarga_S or Code.Unbox or Code.Refanyval:
                return inputs.Length > 0 && inputs[0] == Native ? Native : Reference;
            case Code.Ldfld or Code.Ldsfld:
                return Of(((FieldReference)instruction.Operand).FieldType);
            case Code.Ldobj or Code.Unbox_Any or Code.Ldelem_Any:
                return Of((TypeReference)instruction.Operand);
            case Code.Ldloc or Code.Ldloc_S or Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3:
                return Of(Local(instruction, method).VariableType);
            case >= Code.Ldc_I4_M1 and <= Code.Ldc_I4 or Code.Ceq or Code.Cgt or Code.Cgt_Un or Code.Clt or Code.Clt_Un or Code.Sizeof:
                return Int32;
            case Code.Dup:
                return inputs[0];
            case Code.Box:
                return Object;
        }

        return Unknown;
    }

    /// <summary>The local an instruction loads or stores.</summary>
    internal static VariableDefinition Local(Instruction instruction, MethodDefinition method) => instruction.OpCode.Code switch
    {
        Code.Ldloc_0 or Code.Stloc_0 => method.Body.Variables[0],
        Code.Ldloc_1 or Code.Stloc_1 => method.Body.Variables[1],
        Code.Ldloc_2 or Code.Stloc_2 => method.Body.Variables[2],
        Code.Ldloc_3 or Code.Stloc_3 => method.Body.Variables[3],
        _ => (VariableDefinition)instruction.Operand,
    };
}
