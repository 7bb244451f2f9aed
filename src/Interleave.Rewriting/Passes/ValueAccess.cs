using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Puts a probe in the place of an access: the instruction becomes the one that takes the location's address, and the
/// probe after it loads or stores. What it cannot replace it leaves, and the caller puts a probe before it as always.
/// </summary>
internal sealed class ValueAccess(MethodRewrite method, AccessEmitter emit)
{
    private readonly BodyEditor _code = method.Code;

    /// <summary>ldfld or stfld on an object.</summary>
    internal bool Field(int index, FieldReference field, bool writes)
    {
        TypeReference type = TypeFacts.Strip(Generics.Substitute(field.FieldType, field.DeclaringType));
        if (!CanPass(type))
        {
            return false;
        }

        Instruction[] site = method.Site(index, method.Module.Traits(field).Member);
        if (writes)
        {
            VariableDefinition value = method.Temporary(type);
            _code.Before(index, MethodRewrite.Store(value), MethodRewrite.Ins(OpCodes.Dup));
            _code.After(index, [MethodRewrite.Load(value), .. site, method.Call("StoreField", type)]);
        }
        else
        {
            _code.Before(index, MethodRewrite.Ins(OpCodes.Dup));
            _code.After(index, [.. site, method.Call("LoadField", type)]);
        }

        Become(index, OpCodes.Ldflda, field);
        return true;
    }

    /// <summary>ldsfld or stsfld.</summary>
    internal bool Static(int index, FieldReference field, bool writes)
    {
        TypeReference type = TypeFacts.Strip(Generics.Substitute(field.FieldType, field.DeclaringType));
        if (!CanPass(type))
        {
            return false;
        }

        Instruction[] site = method.Site(index, method.Module.Traits(field).Member);
        if (writes)
        {
            VariableDefinition value = method.Temporary(type);
            _code.Before(index, MethodRewrite.Store(value));
            _code.After(index, [MethodRewrite.Load(value), .. emit.StaticOwner(field), .. site, method.Call("StoreStatic", type)]);
        }
        else
        {
            _code.After(index, [.. emit.StaticOwner(field), .. site, method.Call("LoadStatic", type)]);
        }

        Become(index, OpCodes.Ldsflda, field);
        return true;
    }

    /// <summary>ldelem or stelem.</summary>
    internal bool Element(int index, Slot array, TypeReference element, bool writes)
    {
        if (!CanPass(element))
        {
            return false;
        }

        Instruction[] site = method.Site(index, emit.ElementMember(array, element), method.LabelOf(array));
        if (writes)
        {
            VariableDefinition value = method.Temporary(element);
            _code.Before(index, MethodRewrite.Store(value), MethodRewrite.Ins(OpCodes.Conv_I), MethodRewrite.Load(value));
        }
        else
        {
            _code.Before(index, MethodRewrite.Ins(OpCodes.Conv_I));
        }

        _code.After(index, [.. site, method.Call(writes ? "StoreElement" : "LoadElement", element)]);
        Become(index, OpCodes.Nop, null);
        return true;
    }

    /// <summary>ldind, stind, ldobj, stobj: through a reference to a whole location.</summary>
    internal bool Through(Slot reference, TypeReference type, Access access)
    {
        bool isPart = reference.Origin == SlotOrigin.Unknown ? reference.Owner is not null : reference.Tail != reference.Root;
        if (isPart || reference.Origin == SlotOrigin.Private || !CanPass(type) || IsUnaligned(access.Index))
        {
            return false;
        }

        Instruction[] site = method.Site(access.Index, access.Member);
        _code.After(access.Index, [.. site, method.Call(access.Writes ? "StoreRef" : "LoadRef", type)]);
        Become(access.Index, OpCodes.Nop, null);
        return true;
    }

    private static bool CanPass(TypeReference type) =>
        TypeFacts.Strip(type) is not (PointerType or FunctionPointerType or ByReferenceType)
        && type.MetadataType != MetadataType.TypedByReference
        && !TypeFacts.IsByRefLike(type);

    private bool IsUnaligned(int index)
    {
        for (int i = _code.StartOf(index); i < index; i++)
        {
            if (_code[i].OpCode.Code == Code.Unaligned)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The site has taken note of the volatile prefix, which no address instruction may have.</summary>
    private void Become(int index, OpCode opcode, object? operand)
    {
        ModelledCall.DropPrefixes(method, index);
        _code[index].OpCode = opcode;
        _code[index].Operand = operand;
    }
}
