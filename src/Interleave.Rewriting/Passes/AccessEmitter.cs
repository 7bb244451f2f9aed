using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// The code of single probes. Each insertion leaves the stack as it found it. An operand that a plain load can
/// repeat is repeated; else it is duplicated, or what lies above it is set aside in a local.
/// </summary>
internal sealed class AccessEmitter(MethodRewrite method)
{
    private readonly BodyEditor _code = method.Code;

    /// <summary>Before ldfld or stfld on an object.</summary>
    internal void Field(int index, Slot owner, FieldReference field, bool writes)
    {
        Instruction[] site = method.Site(index, method.Module.Traits(field).Member);
        Instruction probe = method.Call(writes ? "WriteField" : "ReadField");
        if (!writes)
        {
            _code.Before(index, [MethodRewrite.Ins(OpCodes.Dup), .. site, probe]);
        }
        else if (method.Reload(owner, index) is { } reload)
        {
            _code.Before(index, [reload, .. site, probe]);
        }
        else
        {
            VariableDefinition value = method.Temporary(Generics.Substitute(field.FieldType, field.DeclaringType));
            _code.Before(
                index,
                [MethodRewrite.Store(value), MethodRewrite.Ins(OpCodes.Dup), .. site, probe, MethodRewrite.Load(value)]);
        }
    }

    /// <summary>Before an access to a static field.</summary>
    internal void Static(int index, FieldReference field, bool writes)
    {
        Instruction[] site = method.Site(index, method.Module.Traits(field).Member);
        _code.Before(index, [.. StaticOwner(field), .. site, method.Call(writes ? "WriteStatic" : "ReadStatic")]);
    }

    /// <summary>Before ldelem or stelem; <paramref name="stored"/> is the type of the value on top when it stores.</summary>
    internal void Element(int index, Slot array, Slot position, TypeReference? element, TypeReference? stored)
    {
        Instruction[] site = method.Site(index, ElementMember(array, element), method.LabelOf(array));
        Instruction probe = method.Call(stored is null ? "ReadElement" : "WriteElement");
        if (method.Reload(array, index) is { } loadArray && method.Reload(position, index) is { } loadPosition)
        {
            _code.Before(index, [loadArray, loadPosition, MethodRewrite.Ins(OpCodes.Conv_I), .. site, probe]);
            return;
        }

        if (stored is null)
        {
            _code.Before(index, SpillIndex(site, probe));
            return;
        }

        VariableDefinition value = method.Temporary(stored);
        _code.Before(index, [MethodRewrite.Store(value), .. SpillIndex(site, probe), MethodRewrite.Load(value)]);
    }

    /// <summary>Before an access through a reference.</summary>
    internal void Through(Slot reference, Access access)
    {
        switch (reference.Origin)
        {
            case SlotOrigin.Static:
                Static(access.Index, reference.Field!, access.Writes);
                break;
            case SlotOrigin.Field when !method.Module.Traits(reference.Field!).IsQuiet:
                ThroughField(reference, access);
                break;
            case SlotOrigin.Element:
                ThroughElement(reference, access);
                break;
            case SlotOrigin.Unknown:
                ThroughUnknown(reference, access);
                break;
        }
    }

    /// <summary>Right after the reference was made: an access that a callee will make through it.</summary>
    internal void AtOrigin(Slot reference, bool writes, string member) =>
        _code.After(reference.Tail, [MethodRewrite.Ins(OpCodes.Dup), .. method.Site(reference.Tail, member), RefProbe(writes)]);

    /// <summary>Before an access to an array of several dimensions, whose element no probe can name.</summary>
    internal void Unlocated(int index, string member, bool writes) =>
        _code.Before(index, [MethodRewrite.Ins(OpCodes.Ldc_I4_0), MethodRewrite.Ins(OpCodes.Conv_U), .. method.Site(index, member), RefProbe(writes)]);

    /// <summary>Whether code at <paramref name="index"/> can name the location without the reference.</summary>
    internal bool CanName(Slot reference, int index) => reference.Origin switch
    {
        SlotOrigin.Static => true,
        SlotOrigin.Field => method.Reload(reference.Owner!, index) is not null,
        SlotOrigin.Element => method.Reload(reference.Owner!, index) is not null && method.Reload(reference.Index!, index) is not null,
        _ => false,
    };

    /// <summary>Notes the origin of a reference at run time, between its root and whatever follows its tail.</summary>
    internal void Note(Slot reference)
    {
        switch (reference.Origin)
        {
            case SlotOrigin.Field:
                _code.Before(reference.Root, MethodRewrite.Ins(OpCodes.Dup));
                _code.After(reference.Tail, [.. method.Site(reference.Root, method.Module.Traits(reference.Field!).Member), method.Call("RefField")]);
                break;
            case SlotOrigin.Static:
                Instruction[] site = method.Site(reference.Root, method.Module.Traits(reference.Field!).Member);
                _code.After(reference.Tail, [.. StaticOwner(reference.Field!), .. site, method.Call("RefStatic")]);
                break;
            case SlotOrigin.Element:
                NoteElement(reference);
                break;
        }
    }

    internal string ElementMember(Slot array, TypeReference? element)
    {
        TypeReference? type = element ?? (array.Type is null ? null : TypeFacts.Strip(array.Type) is ArrayType a ? a.ElementType : null);
        return (type is null ? "array" : FieldTraits.SourceType(type.FullName)) + "[]";
    }

    private void NoteElement(Slot reference)
    {
        VariableDefinition position = method.Temporary(method.Module.Module.TypeSystem.IntPtr, "index");
        VariableDefinition array = method.Temporary(new ArrayType((TypeReference)_code[reference.Root].Operand), "array");
        _code.Before(
            reference.Root,
            MethodRewrite.Ins(OpCodes.Conv_I),
            MethodRewrite.Store(position),
            MethodRewrite.Store(array),
            MethodRewrite.Load(array),
            MethodRewrite.Load(position),
            MethodRewrite.Load(array),
            MethodRewrite.Load(position));
        _code.After(reference.Tail, method.Call("RefElement"));
    }

    private void ThroughField(Slot reference, Access access)
    {
        string member = method.Module.Traits(reference.Field!).Member;
        Instruction probe = method.Call(access.Writes ? "WriteField" : "ReadField");
        if (method.Reload(reference.Owner!, access.Index) is { } reload)
        {
            _code.Before(access.Index, [reload, .. method.Site(access.Index, member), probe]);
        }
        else if (reference.IsNoted)
        {
            Pointer(access with { Member = member });
        }
        else
        {
            _code.Before(reference.Root, [MethodRewrite.Ins(OpCodes.Dup), .. method.Site(access.Index, member), probe]);
        }
    }

    private void ThroughElement(Slot reference, Access access)
    {
        string member = ElementMember(reference.Owner!, (TypeReference)_code[reference.Root].Operand);
        Instruction[] site = method.Site(access.Index, member, method.LabelOf(reference.Owner!));
        Instruction probe = method.Call(access.Writes ? "WriteElement" : "ReadElement");
        if (method.Reload(reference.Owner!, access.Index) is { } array && method.Reload(reference.Index!, access.Index) is { } position)
        {
            _code.Before(access.Index, [array, position, MethodRewrite.Ins(OpCodes.Conv_I), .. site, probe]);
        }
        else if (reference.IsNoted)
        {
            Pointer(access with { Member = member });
        }
        else
        {
            _code.Before(reference.Root, SpillIndex(site, probe));
        }
    }

    private void ThroughUnknown(Slot reference, Access access)
    {
        // The outer reference is the one whose origin is noted: a field of a struct is part of the struct's location.
        Slot outer = reference.Owner ?? reference;
        if (method.Reload(outer, access.Index) is { } reload)
        {
            _code.Before(access.Index, [reload, .. method.Site(access.Index, access.Member), RefProbe(access.Writes)]);
        }
        else if (reference.Owner is not null && !reference.IsShared && access.Stored is null)
        {
            _code.Before(reference.Root, [MethodRewrite.Ins(OpCodes.Dup), .. method.Site(access.Index, access.Member), RefProbe(access.Writes)]);
        }
        else
        {
            Pointer(access);
        }
    }

    private void Pointer(Access access)
    {
        Instruction[] probe = [MethodRewrite.Ins(OpCodes.Dup), .. method.Site(access.Index, access.Member), RefProbe(access.Writes)];
        if (access.Stored is null)
        {
            _code.Before(access.Index, probe);
            return;
        }

        VariableDefinition value = method.Temporary(access.Stored);
        _code.Before(access.Index, [MethodRewrite.Store(value), .. probe, MethodRewrite.Load(value)]);
    }

    private Instruction[] SpillIndex(Instruction[] site, Instruction probe)
    {
        VariableDefinition position = method.Temporary(method.Module.Module.TypeSystem.IntPtr, "index");
        return
        [
            MethodRewrite.Ins(OpCodes.Conv_I),
            MethodRewrite.Store(position),
            MethodRewrite.Ins(OpCodes.Dup),
            MethodRewrite.Load(position),
            .. site,
            probe,
            MethodRewrite.Load(position),
        ];
    }

    internal Instruction[] StaticOwner(FieldReference field) =>
        field.DeclaringType is GenericInstanceType || field.DeclaringType.HasGenericParameters
            ? [Instruction.Create(OpCodes.Ldtoken, field.DeclaringType), Instruction.Create(OpCodes.Call, method.Module.Probes.TypeOf)]
            : [MethodRewrite.Ins(OpCodes.Ldnull)];

    private Instruction RefProbe(bool writes) => method.Call(writes ? "WriteRef" : "ReadRef");
}
