using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Analysis;

/// <summary>How each instruction changes the abstract stack.</summary>
internal sealed class SlotFactory(MethodDefinition method, Func<FieldReference, FieldTraits> traits)
{
    private readonly Mono.Collections.Generic.Collection<VariableDefinition> _locals = method.Body.Variables;
    private readonly bool _hasThis = method.HasThis;

    /// <summary>The value two paths may bring to the same place.</summary>
    internal static Slot Merge(Slot a, Slot b)
    {
        if (ReferenceEquals(a, b))
        {
            return a;
        }

        a.IsNoted = b.IsNoted = true;
        if (!a.IsReference && !b.IsReference)
        {
            return new Slot(SlotOrigin.Value, -1) { Type = a.Type };
        }

        bool isPrivate = a.Origin == SlotOrigin.Private && b.Origin == SlotOrigin.Private;
        return new Slot(isPrivate ? SlotOrigin.Private : SlotOrigin.Unknown, -1);
    }

    internal int PopCount(Instruction instruction, int depth) => instruction.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8
            or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8
            or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
        StackBehaviour.PopAll => depth,
        _ => Variable(instruction, depth),
    };

    internal void Push(int index, Instruction instruction, Slot[] inputs, List<Slot> stack)
    {
        Code code = instruction.OpCode.Code;
        if (code == Code.Dup)
        {
            inputs[0].IsShared = true;
            stack.Add(inputs[0]);
            stack.Add(inputs[0]);
        }
        else if (instruction.OpCode.StackBehaviourPush == StackBehaviour.Varpush)
        {
            if (Result(instruction) is { } type)
            {
                stack.Add(Typed(type, index));
            }
        }
        else if (instruction.OpCode.StackBehaviourPush != StackBehaviour.Push0)
        {
            stack.Add(One(index, instruction, code, inputs));
        }
    }

    private static TypeReference? Result(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case MethodReference called:
                TypeReference type = called.ReturnType;
                return TypeFacts.Strip(type).MetadataType == MetadataType.Void ? null : Generics.Substitute(type, called.DeclaringType, called);
            case CallSite site:
                return TypeFacts.Strip(site.ReturnType).MetadataType == MetadataType.Void ? null : site.ReturnType;
            default:
                return null;
        }
    }

    private int Variable(Instruction instruction, int depth)
    {
        switch (instruction.Operand)
        {
            case MethodReference called:
                return called.Parameters.Count + (called.HasThis && !called.ExplicitThis && instruction.OpCode.Code != Code.Newobj ? 1 : 0);
            case CallSite site:
                return site.Parameters.Count + 1 + (site.HasThis && !site.ExplicitThis ? 1 : 0);
            default:
                bool isVoid = TypeFacts.Strip(method.ReturnType).MetadataType == MetadataType.Void;
                return instruction.OpCode.Code == Code.Ret ? (isVoid ? 0 : 1) : depth;
        }
    }

    private Slot One(int index, Instruction instruction, Code code, Slot[] inputs)
    {
        switch (code)
        {
            case Code.Ldloca or Code.Ldloca_S or Code.Ldarga or Code.Ldarga_S or Code.Unbox:
                return new Slot(SlotOrigin.Private, index);
            case Code.Ldflda:
                return FieldAddress(index, (FieldReference)instruction.Operand, inputs[0]);
            case Code.Ldsflda:
                return StaticAddress(index, (FieldReference)instruction.Operand);
            case Code.Ldelema:
                return new Slot(SlotOrigin.Element, index) { Owner = inputs[0], Index = inputs[1], Type = (TypeReference)instruction.Operand };
            case Code.Ldfld or Code.Ldsfld:
                var field = (FieldReference)instruction.Operand;
                return Typed(Generics.Substitute(field.FieldType, field.DeclaringType), index);
            case Code.Refanyval:
                return new Slot(SlotOrigin.Unknown, index);
            case Code.Add or Code.Sub or Code.Add_Ovf or Code.Add_Ovf_Un or Code.Sub_Ovf or Code.Sub_Ovf_Un:
                return Arithmetic(index, inputs);
            case Code.Newobj:
                return new Slot(SlotOrigin.Value, index) { Type = ((MethodReference)instruction.Operand).DeclaringType };
            case Code.Newarr:
                return new Slot(SlotOrigin.Value, index) { Type = new ArrayType((TypeReference)instruction.Operand) };
            case Code.Castclass or Code.Isinst:
                return new Slot(SlotOrigin.Value, index) { Type = (TypeReference)instruction.Operand };
        }

        if (Il.IsLoadLocal(code))
        {
            return Typed(_locals[Il.LocalIndex(instruction)].VariableType, index);
        }

        return Il.IsLoadArgument(code) ? Argument(index, Il.ArgumentIndex(instruction, _hasThis)) : new Slot(SlotOrigin.Value, index);
    }

    private static Slot Typed(TypeReference type, int index)
    {
        bool isReference = TypeFacts.IsByReference(type);
        return new Slot(isReference ? SlotOrigin.Unknown : SlotOrigin.Value, index) { Type = type };
    }

    private static Slot Arithmetic(int index, Slot[] inputs)
    {
        // Pointer arithmetic on managed references (span and unsafe code): still a reference, origin lost.
        foreach (Slot input in inputs)
        {
            input.IsNoted |= input.IsLocated;
        }

        bool oneIsReference = inputs[0].IsReference ^ inputs[1].IsReference;
        bool isPrivate = inputs[0].Origin == SlotOrigin.Private || inputs[1].Origin == SlotOrigin.Private;
        return new Slot(!oneIsReference ? SlotOrigin.Value : isPrivate ? SlotOrigin.Private : SlotOrigin.Unknown, index);
    }

    private Slot Argument(int index, int argument)
    {
        if (_hasThis && argument == 0)
        {
            TypeDefinition type = method.DeclaringType;
            SlotOrigin origin = !type.IsValueType ? SlotOrigin.Value : TypeFacts.IsByRefLike(type) ? SlotOrigin.Private : SlotOrigin.Unknown;
            return new Slot(origin, index) { Type = type };
        }

        return Typed(method.Parameters[argument - (_hasThis ? 1 : 0)].ParameterType, index);
    }

    private Slot StaticAddress(int index, FieldReference field)
    {
        FieldTraits facts = traits(field);
        return new Slot(facts.IsQuiet ? SlotOrigin.Private : SlotOrigin.Static, index) { Field = field, Type = field.FieldType };
    }

    private Slot FieldAddress(int index, FieldReference field, Slot on)
    {
        FieldTraits facts = traits(field);
        switch (on.Origin)
        {
            case SlotOrigin.Private:
                return new Slot(SlotOrigin.Private, index) { Type = field.FieldType };
            case SlotOrigin.Field or SlotOrigin.Element or SlotOrigin.Static:
                on.IsNoted |= on.IsShared && on.Origin != SlotOrigin.Static;
                if (on.IsNoted)
                {
                    return new Slot(SlotOrigin.Unknown, index) { Owner = on, Type = field.FieldType };
                }

                return new Slot(on.Origin, index)
                {
                    Root = on.Root,
                    Tail = index,
                    Owner = on.Owner,
                    Index = on.Index,
                    Field = on.Field,
                    Type = field.FieldType,
                    IsShared = on.IsShared,
                };
            case SlotOrigin.Unknown when facts.IsQuiet:
                // A state machine by reference, a readonly field of a struct: nobody else writes it.
                return new Slot(SlotOrigin.Private, index) { Type = field.FieldType };
            case SlotOrigin.Unknown:
                bool continues = on.Owner is { IsReference: true } && !on.IsShared;
                return new Slot(SlotOrigin.Unknown, index)
                {
                    Owner = continues ? on.Owner : on,
                    Root = continues ? on.Root : index,
                    Type = field.FieldType,
                };
        }

        // An object, or a native pointer to a struct in unsafe code.
        bool isPointer = facts.OnStruct;
        if (isPointer)
        {
            return new Slot(SlotOrigin.Value, index) { Type = field.FieldType };
        }

        return new Slot(facts.IsPlumbing || (facts.IsQuiet && facts.Definition?.IsInitOnly == true) ? SlotOrigin.Private : SlotOrigin.Field, index)
        {
            Owner = on,
            Field = field,
            Type = field.FieldType,
        };
    }
}
