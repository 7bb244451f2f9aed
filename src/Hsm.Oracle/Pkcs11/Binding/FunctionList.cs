namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>
/// CK_FUNCTION_LIST, a C function a method: PKCS#11 v2.40, section 5. Pointers are to memory that outlives the call
/// (<see cref="CallMemory"/>), laid out by <see cref="NativeLayout"/>.
/// </summary>
/// <remarks>
/// CK_ULONG goes by value as <c>nuint</c> on every platform: where it has 4 bytes and a register or stack slot 8, a callee
/// reads the lower half, and of what comes back only that half is looked at.
/// </remarks>
internal readonly unsafe partial struct FunctionList
{
    private readonly nint[] _functions;

    /// <summary>Reads the list that C_GetFunctionList gave.</summary>
    internal FunctionList(byte* list, NativeLayout layout)
    {
        _functions = new nint[Enum.GetValues<CkFunction>().Length];
        for (int i = 0; i < _functions.Length; i++)
        {
            _functions[i] = layout.ReadPointer(list + layout.FirstFunctionOffsetBytes + (i * sizeof(nint)));
        }
    }

    /// <summary>The functions that the module leaves out: a null pointer, where the standard wants a stub (section 5).</summary>
    internal IEnumerable<CkFunction> Missing
    {
        get
        {
            nint[] functions = _functions;
            return Enum.GetValues<CkFunction>().Where(one => functions[(int)one] == 0);
        }
    }

    private nint this[CkFunction function] => _functions[(int)function];

    private static CkResult Name(nuint result) => (CkResult)(uint)result;

    internal CkResult C_Initialize(byte* arguments) =>
        Name(((delegate* unmanaged[Cdecl]<byte*, nuint>)this[CkFunction.C_Initialize])(arguments));

    internal CkResult C_Finalize(byte* reserved) =>
        Name(((delegate* unmanaged[Cdecl]<byte*, nuint>)this[CkFunction.C_Finalize])(reserved));

    internal CkResult C_GetInfo(byte* info) =>
        Name(((delegate* unmanaged[Cdecl]<byte*, nuint>)this[CkFunction.C_GetInfo])(info));

    internal CkResult C_GetFunctionList(byte* list) =>
        Name(((delegate* unmanaged[Cdecl]<byte*, nuint>)this[CkFunction.C_GetFunctionList])(list));

    internal CkResult C_GetSlotList(byte tokenPresent, byte* slotList, byte* count) =>
        Name(((delegate* unmanaged[Cdecl]<byte, byte*, byte*, nuint>)this[CkFunction.C_GetSlotList])(tokenPresent, slotList, count));

    internal CkResult C_GetSlotInfo(nuint slotId, byte* info) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint>)this[CkFunction.C_GetSlotInfo])(slotId, info));

    internal CkResult C_GetTokenInfo(nuint slotId, byte* info) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint>)this[CkFunction.C_GetTokenInfo])(slotId, info));

    internal CkResult C_GetMechanismList(nuint slotId, byte* mechanismList, byte* count) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, byte*, nuint>)this[CkFunction.C_GetMechanismList])(slotId, mechanismList, count));

    internal CkResult C_GetMechanismInfo(nuint slotId, nuint type, byte* info) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint>)this[CkFunction.C_GetMechanismInfo])(slotId, type, info));

    internal CkResult C_InitToken(nuint slotId, byte* pin, nuint pinLength, byte* label) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint>)this[CkFunction.C_InitToken])(slotId, pin, pinLength, label));

    internal CkResult C_InitPIN(nuint session, byte* pin, nuint pinLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_InitPIN])(session, pin, pinLength));

    internal CkResult C_SetPIN(nuint session, byte* oldPin, nuint oldLength, byte* newPin, nuint newLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint, nuint>)this[CkFunction.C_SetPIN])(session, oldPin, oldLength, newPin, newLength));

    internal CkResult C_OpenSession(nuint slotId, nuint flags, byte* application, nint notify, byte* session) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nint, byte*, nuint>)this[CkFunction.C_OpenSession])(slotId, flags, application, notify, session));

    internal CkResult C_CloseSession(nuint session) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint>)this[CkFunction.C_CloseSession])(session));

    internal CkResult C_CloseAllSessions(nuint slotId) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint>)this[CkFunction.C_CloseAllSessions])(slotId));

    internal CkResult C_GetSessionInfo(nuint session, byte* info) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint>)this[CkFunction.C_GetSessionInfo])(session, info));

    internal CkResult C_GetOperationState(nuint session, byte* operationState, byte* operationStateLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, byte*, nuint>)this[CkFunction.C_GetOperationState])(session, operationState, operationStateLength));

    internal CkResult C_SetOperationState(nuint session, byte* operationState, nuint operationStateLength, nuint encryptionKey, nuint authenticationKey) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint, nuint, nuint>)this[CkFunction.C_SetOperationState])(session, operationState, operationStateLength, encryptionKey, authenticationKey));

    internal CkResult C_Login(nuint session, nuint userType, byte* pin, nuint pinLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint, nuint>)this[CkFunction.C_Login])(session, userType, pin, pinLength));

    internal CkResult C_Logout(nuint session) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint>)this[CkFunction.C_Logout])(session));

    internal CkResult C_CreateObject(nuint session, byte* template, nuint count, byte* handle) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint>)this[CkFunction.C_CreateObject])(session, template, count, handle));

    internal CkResult C_CopyObject(nuint session, nuint handle, byte* template, nuint count, byte* newObject) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint, byte*, nuint>)this[CkFunction.C_CopyObject])(session, handle, template, count, newObject));

    internal CkResult C_DestroyObject(nuint session, nuint handle) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint, nuint>)this[CkFunction.C_DestroyObject])(session, handle));

    internal CkResult C_GetObjectSize(nuint session, nuint handle, byte* size) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint>)this[CkFunction.C_GetObjectSize])(session, handle, size));

    internal CkResult C_GetAttributeValue(nuint session, nuint handle, byte* template, nuint count) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint, nuint>)this[CkFunction.C_GetAttributeValue])(session, handle, template, count));

    internal CkResult C_SetAttributeValue(nuint session, nuint handle, byte* template, nuint count) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint, nuint>)this[CkFunction.C_SetAttributeValue])(session, handle, template, count));

    internal CkResult C_FindObjectsInit(nuint session, byte* template, nuint count) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_FindObjectsInit])(session, template, count));

    internal CkResult C_FindObjects(nuint session, byte* handle, nuint maxObjectCount, byte* objectCount) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint>)this[CkFunction.C_FindObjects])(session, handle, maxObjectCount, objectCount));

    internal CkResult C_FindObjectsFinal(nuint session) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint>)this[CkFunction.C_FindObjectsFinal])(session));
}
