/* What the standard lets a library not have. Each still tells an uninitialised library and a session that is none. */
#include "shim.h"

#define UNUSED(argument) (void)(argument)
#define NOT_SUPPORTED(handle) WITH_SESSION(handle, CKR_FUNCTION_NOT_SUPPORTED)

/* PINs are the server's, given when it starts. */
CK_RV C_InitToken(CK_SLOT_ID slot, CK_UTF8CHAR *pin, CK_ULONG pin_length, CK_UTF8CHAR *label)
{
    UNUSED(pin);
    UNUSED(pin_length);
    UNUSED(label);
    CK_RV result = library_enter();
    if (result != CKR_OK) {
        return result;
    }

    library_leave();
    return slot != SLOT ? CKR_SLOT_ID_INVALID : CKR_FUNCTION_NOT_SUPPORTED;
}

CK_RV C_InitPIN(CK_SESSION_HANDLE handle, CK_UTF8CHAR *pin, CK_ULONG pin_length)
{
    UNUSED(pin);
    UNUSED(pin_length);
    NOT_SUPPORTED(handle);
}

CK_RV C_SetPIN(CK_SESSION_HANDLE handle, CK_UTF8CHAR *old, CK_ULONG old_length, CK_UTF8CHAR *fresh, CK_ULONG fresh_length)
{
    UNUSED(old);
    UNUSED(old_length);
    UNUSED(fresh);
    UNUSED(fresh_length);
    NOT_SUPPORTED(handle);
}

CK_RV C_GetOperationState(CK_SESSION_HANDLE handle, CK_BYTE *state, CK_ULONG *length)
{
    UNUSED(state);
    UNUSED(length);
    NOT_SUPPORTED(handle);
}

CK_RV C_SetOperationState(CK_SESSION_HANDLE handle, CK_BYTE *state, CK_ULONG length, CK_OBJECT_HANDLE encryption, CK_OBJECT_HANDLE authentication)
{
    UNUSED(state);
    UNUSED(length);
    UNUSED(encryption);
    UNUSED(authentication);
    NOT_SUPPORTED(handle);
}

CK_RV C_CopyObject(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *fresh)
{
    UNUSED(object);
    UNUSED(template);
    UNUSED(count);
    UNUSED(fresh);
    NOT_SUPPORTED(handle);
}

CK_RV C_GetObjectSize(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE object, CK_ULONG *size)
{
    UNUSED(object);
    UNUSED(size);
    NOT_SUPPORTED(handle);
}

CK_RV C_DigestKey(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE key)
{
    UNUSED(key);
    NOT_SUPPORTED(handle);
}

CK_RV C_SignRecoverInit(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)
{
    UNUSED(mechanism);
    UNUSED(key);
    NOT_SUPPORTED(handle);
}

CK_RV C_SignRecover(CK_SESSION_HANDLE handle, CK_BYTE *data, CK_ULONG length, CK_BYTE *signature, CK_ULONG *signature_length)
{
    UNUSED(data);
    UNUSED(length);
    UNUSED(signature);
    UNUSED(signature_length);
    NOT_SUPPORTED(handle);
}

CK_RV C_VerifyRecoverInit(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)
{
    UNUSED(mechanism);
    UNUSED(key);
    NOT_SUPPORTED(handle);
}

CK_RV C_VerifyRecover(CK_SESSION_HANDLE handle, CK_BYTE *signature, CK_ULONG signature_length, CK_BYTE *data, CK_ULONG *length)
{
    UNUSED(signature);
    UNUSED(signature_length);
    UNUSED(data);
    UNUSED(length);
    NOT_SUPPORTED(handle);
}

/* The four functions that do two things at once have one form. */
#define DUAL(name) \
    CK_RV name(CK_SESSION_HANDLE handle, CK_BYTE *part, CK_ULONG length, CK_BYTE *out, CK_ULONG *out_length) \
    { \
        UNUSED(part); \
        UNUSED(length); \
        UNUSED(out); \
        UNUSED(out_length); \
        NOT_SUPPORTED(handle); \
    }

DUAL(C_DigestEncryptUpdate)
DUAL(C_DecryptDigestUpdate)
DUAL(C_SignEncryptUpdate)
DUAL(C_DecryptVerifyUpdate)

CK_RV C_GenerateKeyPair(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_ATTRIBUTE *public_template, CK_ULONG public_count, CK_ATTRIBUTE *private_template, CK_ULONG private_count, CK_OBJECT_HANDLE *public_key, CK_OBJECT_HANDLE *private_key)
{
    UNUSED(mechanism);
    UNUSED(public_template);
    UNUSED(public_count);
    UNUSED(private_template);
    UNUSED(private_count);
    UNUSED(public_key);
    UNUSED(private_key);
    NOT_SUPPORTED(handle);
}

CK_RV C_WrapKey(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE wrapping, CK_OBJECT_HANDLE key, CK_BYTE *out, CK_ULONG *out_length)
{
    UNUSED(mechanism);
    UNUSED(wrapping);
    UNUSED(key);
    UNUSED(out);
    UNUSED(out_length);
    NOT_SUPPORTED(handle);
}

CK_RV C_UnwrapKey(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE unwrapping, CK_BYTE *wrapped, CK_ULONG wrapped_length, CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *key)
{
    UNUSED(mechanism);
    UNUSED(unwrapping);
    UNUSED(wrapped);
    UNUSED(wrapped_length);
    UNUSED(template);
    UNUSED(count);
    UNUSED(key);
    NOT_SUPPORTED(handle);
}

CK_RV C_DeriveKey(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE base, CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *key)
{
    UNUSED(mechanism);
    UNUSED(base);
    UNUSED(template);
    UNUSED(count);
    UNUSED(key);
    NOT_SUPPORTED(handle);
}

/* Functions of the past, which the standard wants answered so. */
CK_RV C_GetFunctionStatus(CK_SESSION_HANDLE handle)
{
    WITH_SESSION(handle, CKR_FUNCTION_NOT_PARALLEL);
}

CK_RV C_CancelFunction(CK_SESSION_HANDLE handle)
{
    WITH_SESSION(handle, CKR_FUNCTION_NOT_PARALLEL);
}
