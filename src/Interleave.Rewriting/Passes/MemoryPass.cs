using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Probes before plain memory accesses. A chain such as <c>ldflda a; ldfld b</c> is one access, to the outermost
/// field of the object. References that leave the direct chain have their origin noted where they are made, so that
/// whoever uses them later can tell the location.
/// </summary>
internal sealed class MemoryPass
{
    private readonly MethodRewrite _method;
    private readonly AccessEmitter _emit;
    private readonly ConstructorEscape _construction;
    private readonly TypeSystem _types;

    // Null where probes stand before accesses instead of in their place.
    private readonly ValueAccess? _values;

    private MemoryPass(MethodRewrite method, bool probes)
    {
        _method = method;
        _emit = new AccessEmitter(method);
        _construction = ConstructorEscape.Of(method);
        _types = method.Module.Module.TypeSystem;
        _values = probes && method.Module.Options.ValueProbes ? new ValueAccess(method, _emit) : null;
    }

    /// <summary>
    /// Runs it. Without probes only volatile accesses get one, being synchronisation, and the references that models
    /// receive are noted.
    /// </summary>
    internal static void Run(MethodRewrite method, bool probes)
    {
        var pass = new MemoryPass(method, probes);
        var notes = new ReferenceNotes(method, pass._emit, probes);
        notes.Decide();
        notes.Emit();
        for (int i = 0; i < method.Code.Count; i++)
        {
            if (probes || method.IsVolatile(i))
            {
                pass.Visit(i, method.Code[i], method.Stack[i]);
            }
        }

        notes.EmitCallAccesses();
    }

    private void Visit(int index, Instruction instruction, Slot[] inputs)
    {
        Code code = instruction.OpCode.Code;
        switch (code)
        {
            case Code.Ldfld:
                InstanceField(index, inputs[0], (FieldReference)instruction.Operand, writes: false);
                return;
            case Code.Stfld:
                InstanceField(index, inputs[0], (FieldReference)instruction.Operand, writes: true);
                return;
            case Code.Ldsfld or Code.Stsfld:
                StaticField(index, (FieldReference)instruction.Operand, code == Code.Stsfld);
                return;
            case Code.Initobj:
                Indirect(inputs[0], (TypeReference)instruction.Operand, new Access(index, Writes: true, Stored: null, ""));
                return;
            case Code.Cpobj:
                Copy(index, inputs, (TypeReference)instruction.Operand);
                return;
            case Code.Call or Code.Callvirt when instruction.Operand is MethodReference { DeclaringType: ArrayType array } member:
                string name = FieldTraits.SourceType(array.ElementType.FullName) + $"[{new string(',', array.Rank - 1)}]";
                if (member.Name is "Get" or "Set")
                {
                    _emit.Unlocated(index, name, member.Name == "Set");
                }

                return;
        }

        if (Il.IsLoadElement(code))
        {
            TypeReference? element = instruction.Operand as TypeReference ?? Primitive(code);
            if (_values?.Element(index, inputs[0], element ?? ElementOf(inputs[0]), writes: false) != true)
            {
                _emit.Element(index, inputs[0], inputs[1], element, stored: null);
            }
        }
        else if (Il.IsStoreElement(code))
        {
            TypeReference? element = instruction.Operand as TypeReference ?? Primitive(code);
            if (_values?.Element(index, inputs[0], element ?? ElementOf(inputs[0]), writes: true) != true)
            {
                _emit.Element(index, inputs[0], inputs[1], element, element ?? _types.Object);
            }
        }
        else if (Il.IsLoadIndirect(code))
        {
            Indirect(inputs[0], instruction.Operand as TypeReference ?? Primitive(code), new Access(index, Writes: false, Stored: null, ""));
        }
        else if (Il.IsStoreIndirect(code))
        {
            TypeReference? target = instruction.Operand as TypeReference ?? Primitive(code);
            Indirect(inputs[0], target, new Access(index, Writes: true, target ?? _types.Object, ""));
        }
    }

    private void InstanceField(int index, Slot on, FieldReference field, bool writes)
    {
        FieldTraits traits = _method.Module.Traits(field);
        if (on.IsReference)
        {
            bool isStackOnly = traits.OnStruct && field.DeclaringType.Name.StartsWith("<>c__DisplayClass", StringComparison.Ordinal);
            if (!(on.Origin == SlotOrigin.Unknown && (traits.IsQuiet || isStackOnly)))
            {
                TypeReference? stored = writes ? Generics.Substitute(field.FieldType, field.DeclaringType) : null;
                _emit.Through(on, new Access(index, writes, stored, traits.Member));
            }
        }
        else if (!traits.OnStruct && !traits.IsQuiet && !_construction.IsOwn(index, on))
        {
            // On a struct it would be a copy on the stack, or a native pointer: nobody else's business.
            if (_values?.Field(index, field, writes) != true)
            {
                _emit.Field(index, on, field, writes);
            }
        }
    }

    private void StaticField(int index, FieldReference field, bool writes)
    {
        if (!_method.Module.Traits(field).IsQuiet && _values?.Static(index, field, writes) != true)
        {
            _emit.Static(index, field, writes);
        }
    }

    private void Indirect(Slot reference, TypeReference? type, Access access)
    {
        if (reference.IsReference && !(reference.Origin == SlotOrigin.Field && _construction.IsOwn(access.Index, reference.Owner!)))
        {
            access = access with { Member = Name(reference, type) };
            bool isWhole = _method.Code[access.Index].OpCode.Code != Code.Initobj;
            if (!isWhole || _values?.Through(reference, type ?? _types.Object, access) != true)
            {
                _emit.Through(reference, access);
            }
        }
    }

    private void Copy(int index, Slot[] inputs, TypeReference type)
    {
        // cpobj [to, from]: rare enough to set "from" aside always and to go by the references themselves.
        if (!inputs[0].IsReference || !inputs[1].IsReference)
        {
            return;
        }

        VariableDefinition from = _method.Temporary(new ByReferenceType(type));
        _method.Code.Before(
            index,
            [
                MethodRewrite.Ins(OpCodes.Dup), .. _method.Site(index, Name(inputs[1], type)), _method.Call("ReadRef"),
                MethodRewrite.Store(from),
                MethodRewrite.Ins(OpCodes.Dup), .. _method.Site(index, Name(inputs[0], type)), _method.Call("WriteRef"),
                MethodRewrite.Load(from),
            ]);
    }

    private string Name(Slot reference, TypeReference? type)
    {
        if (reference.Producer >= 0)
        {
            Instruction producer = _method.Code[reference.Producer];
            int argument = Il.ArgumentIndex(producer, _method.Method.HasThis) - (_method.Method.HasThis ? 1 : 0);
            if (argument >= 0)
            {
                return "ref " + _method.Method.Parameters[argument].Name;
            }
        }

        return "ref " + (type is null ? "object" : FieldTraits.SourceType(type.FullName));
    }

    /// <summary>For ldelem.ref and stelem.ref: the static type of the array's elements where it is known.</summary>
    private TypeReference ElementOf(Slot array) =>
        array.Type is not null && TypeFacts.Strip(array.Type) is ArrayType { IsVector: true } vector && !TypeFacts.IsValueType(vector.ElementType)
            ? vector.ElementType
            : _types.Object;

    private TypeReference? Primitive(Code code) => code switch
    {
        // What is loaded without a sign must stay so when a probe loads it.
        Code.Ldelem_I1 or Code.Ldind_I1 when _values is not null => _types.SByte,
        Code.Ldelem_U2 or Code.Ldind_U2 when _values is not null => _types.UInt16,
        Code.Ldelem_I1 or Code.Ldelem_U1 or Code.Stelem_I1 or Code.Ldind_I1 or Code.Ldind_U1 or Code.Stind_I1 => _types.Byte,
        Code.Ldelem_I2 or Code.Ldelem_U2 or Code.Stelem_I2 or Code.Ldind_I2 or Code.Ldind_U2 or Code.Stind_I2 => _types.Int16,
        Code.Ldelem_I4 or Code.Ldelem_U4 or Code.Stelem_I4 or Code.Ldind_I4 or Code.Ldind_U4 or Code.Stind_I4 => _types.Int32,
        Code.Ldelem_I8 or Code.Stelem_I8 or Code.Ldind_I8 or Code.Stind_I8 => _types.Int64,
        Code.Ldelem_R4 or Code.Stelem_R4 or Code.Ldind_R4 or Code.Stind_R4 => _types.Single,
        Code.Ldelem_R8 or Code.Stelem_R8 or Code.Ldind_R8 or Code.Stind_R8 => _types.Double,
        Code.Ldelem_I or Code.Stelem_I or Code.Ldind_I or Code.Stind_I => _types.IntPtr,
        _ => null,
    };
}
