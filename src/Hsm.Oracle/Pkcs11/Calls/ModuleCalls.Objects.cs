using Hsm.Oracle.Pkcs11.Binding;

namespace Hsm.Oracle.Pkcs11.Calls;

/// <content>Objects, their attributes, searches, keys made in the module (sections 5.7 and 5.13).</content>
internal sealed unsafe partial class ModuleCalls
{
    /// <summary>Room for one attribute's value.</summary>
    private const int MaxValueLengthBytes = 256;

    internal CkResult CreateObject(ulong session, IReadOnlyList<CkAttribute> template, out ulong handle)
    {
        _memory.Reset();
        byte* attributes = Template(template);
        byte* made = _memory.TakeOutput(Layout.UlongLengthBytes);
        CkResult result = End(Begin(CkFunction.C_CreateObject, session, 0).C_CreateObject((nuint)session, attributes, (nuint)template.Count, made));
        handle = Layout.ReadUlong(made);
        _current->Target = handle;
        return result;
    }

    internal CkResult GenerateKey(ulong session, CkMechanism mechanism, IReadOnlyList<CkAttribute> template, out ulong handle)
    {
        _memory.Reset();
        byte* how = Mechanism(mechanism, []);
        byte* attributes = Template(template);
        byte* made = _memory.TakeOutput(Layout.UlongLengthBytes);
        CkResult result = End(Begin(CkFunction.C_GenerateKey, session, 0).C_GenerateKey((nuint)session, how, attributes, (nuint)template.Count, made));
        handle = Layout.ReadUlong(made);
        _current->Target = handle;
        return result;
    }

    internal CkResult DestroyObject(ulong session, ulong handle)
    {
        _memory.Reset();
        return End(Begin(CkFunction.C_DestroyObject, session, handle).C_DestroyObject((nuint)session, (nuint)handle));
    }

    /// <summary>Asks for attributes in one call; a value is null where the module says that it has none to tell.</summary>
    internal CkResult GetAttributes(ulong session, ulong handle, ReadOnlySpan<CkAttributeType> types, out byte[]?[] values)
    {
        _memory.Reset();
        StructShape shape = Layout.Attribute;
        byte* template = _memory.Take(types.Length * shape.LengthBytes);
        byte** rooms = stackalloc byte*[types.Length];
        for (int i = 0; i < types.Length; i++)
        {
            rooms[i] = _memory.TakeOutput(MaxValueLengthBytes);
            Fill(template + (i * shape.LengthBytes), (ulong)types[i], rooms[i], MaxValueLengthBytes);
        }

        CkResult result = End(Begin(CkFunction.C_GetAttributeValue, session, handle)
            .C_GetAttributeValue((nuint)session, (nuint)handle, template, (nuint)types.Length));
        values = new byte[]?[types.Length];
        if (result is not (CkResult.CKR_OK or CkResult.CKR_ATTRIBUTE_SENSITIVE or CkResult.CKR_ATTRIBUTE_TYPE_INVALID))
        {
            return result;
        }

        for (int i = 0; i < types.Length; i++)
        {
            byte* length = template + (i * shape.LengthBytes) + shape.OffsetsBytes[2];
            if (Layout.ReadUlong(length) != Layout.Unavailable)
            {
                values[i] = new ReadOnlySpan<byte>(rooms[i], Length(length, MaxValueLengthBytes)).ToArray();
            }
        }

        return result;
    }

    internal CkResult SetAttributes(ulong session, ulong handle, IReadOnlyList<CkAttribute> changes)
    {
        _memory.Reset();
        byte* template = Template(changes);
        return End(Begin(CkFunction.C_SetAttributeValue, session, handle)
            .C_SetAttributeValue((nuint)session, (nuint)handle, template, (nuint)changes.Count));
    }

    internal CkResult FindInit(ulong session, IReadOnlyList<CkAttribute> template)
    {
        _memory.Reset();
        byte* attributes = Template(template);
        return End(Begin(CkFunction.C_FindObjectsInit, session, 0).C_FindObjectsInit((nuint)session, attributes, (nuint)template.Count));
    }

    internal CkResult Find(ulong session, int maxCount, out ulong[] handles)
    {
        _memory.Reset();
        byte* room = _memory.TakeOutput(maxCount * Layout.UlongLengthBytes);
        byte* count = _memory.TakeOutput(Layout.UlongLengthBytes);
        CkResult result = End(Begin(CkFunction.C_FindObjects, session, 0).C_FindObjects((nuint)session, room, (nuint)maxCount, count));
        handles = new ulong[result == CkResult.CKR_OK ? Length(count, maxCount) : 0];
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i] = Layout.ReadUlong(room + (i * Layout.UlongLengthBytes));
        }

        Note(handles.Length);
        return result;
    }

    internal CkResult FindFinal(ulong session)
    {
        _memory.Reset();
        return End(Begin(CkFunction.C_FindObjectsFinal, session, 0).C_FindObjectsFinal((nuint)session));
    }

    private byte* Mechanism(CkMechanism mechanism, ReadOnlySpan<byte> parameter)
    {
        byte* how = _memory.Take(Layout.Mechanism.LengthBytes);
        Fill(how, (ulong)mechanism, _memory.Copy(parameter), parameter.Length);
        return how;
    }
}
