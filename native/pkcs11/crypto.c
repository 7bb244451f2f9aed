/*
 * Encryption, decryption, signing and verifying. The server has the operation, with the key as it was when it began, and
 * takes one part; the parts of a multi-part call are gathered here and go to it with the last one.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "shim.h"

enum {
    BLOCK_BYTES = 16,
    /* rc, result and the length of what an answer tells. */
    ANSWER_HEADER_BYTES = 12,
};

/* A mechanism as the server takes it. */
struct request {
    CK_MECHANISM_TYPE mechanism;
    const void *iv;
    size_t iv_length;
    const void *aad;
    size_t aad_length;
    size_t tag_length;
};

static void free_secret(uint8_t **bytes, size_t *length)
{
    if (*bytes != NULL) {
        explicit_bzero(*bytes, *length);
        free(*bytes);
    }

    *bytes = NULL;
    *length = 0;
}

void operation_end(struct operation *operation)
{
    free_secret(&operation->parts, &operation->parts_length);
    free_secret(&operation->result, &operation->result_length);
    *operation = (struct operation){0};
}

static CK_RV read_gcm(const CK_MECHANISM *mechanism, struct request *request)
{
    CK_GCM_PARAMS parameters;
    if (mechanism->pParameter == NULL || mechanism->ulParameterLen != sizeof parameters) {
        return CKR_MECHANISM_PARAM_INVALID;
    }

    memcpy(&parameters, mechanism->pParameter, sizeof parameters);
    bool is_missing = (parameters.pIv == NULL && parameters.ulIvLen != 0) || (parameters.pAAD == NULL && parameters.ulAADLen != 0);
    if (is_missing || parameters.ulTagBits % 8 != 0 || parameters.ulTagBits > BLOCK_BYTES * 8) {
        return CKR_MECHANISM_PARAM_INVALID;
    }

    request->iv = parameters.pIv;
    request->iv_length = parameters.ulIvLen;
    request->aad = parameters.pAAD;
    request->aad_length = parameters.ulAADLen;
    request->tag_length = parameters.ulTagBits / 8;
    return CKR_OK;
}

static CK_RV read_ctr(const CK_MECHANISM *mechanism, struct request *request)
{
    if (mechanism->pParameter == NULL || mechanism->ulParameterLen != sizeof(CK_AES_CTR_PARAMS)) {
        return CKR_MECHANISM_PARAM_INVALID;
    }

    const CK_AES_CTR_PARAMS *parameters = mechanism->pParameter;
    /* The whole block counts; a counter that wraps before is not to be had. */
    if (parameters->ulCounterBits != BLOCK_BYTES * 8) {
        return CKR_MECHANISM_PARAM_INVALID;
    }

    request->iv = parameters->cb;
    request->iv_length = BLOCK_BYTES;
    return CKR_OK;
}

static CK_RV read_cbc(const CK_MECHANISM *mechanism, struct request *request)
{
    request->iv = mechanism->pParameter;
    request->iv_length = mechanism->ulParameterLen;
    return mechanism->pParameter != NULL && mechanism->ulParameterLen == BLOCK_BYTES ? CKR_OK : CKR_MECHANISM_PARAM_INVALID;
}

static CK_RV read_cipher(const CK_MECHANISM *mechanism, struct request *request)
{
    switch (mechanism->mechanism) {
    case CKM_AES_GCM:
        return read_gcm(mechanism, request);
    case CKM_AES_CTR:
        return read_ctr(mechanism, request);
    case CKM_AES_CBC:
    case CKM_AES_CBC_PAD:
        return read_cbc(mechanism, request);
    case CKM_AES_ECB:
        return mechanism->ulParameterLen == 0 ? CKR_OK : CKR_MECHANISM_PARAM_INVALID;
    default:
        return CKR_MECHANISM_INVALID;
    }
}

/* A code of whole length; `general` is the mechanism whose parameter says how much of it. */
static CK_RV read_code(const CK_MECHANISM *mechanism, CK_MECHANISM_TYPE general, size_t length, struct request *request)
{
    request->tag_length = length;
    if (mechanism->mechanism != general) {
        return mechanism->ulParameterLen == 0 ? CKR_OK : CKR_MECHANISM_PARAM_INVALID;
    }

    CK_ULONG wanted;
    if (mechanism->pParameter == NULL || mechanism->ulParameterLen != sizeof wanted) {
        return CKR_MECHANISM_PARAM_INVALID;
    }

    memcpy(&wanted, mechanism->pParameter, sizeof wanted);
    request->tag_length = wanted;
    return wanted >= 1 && wanted <= length ? CKR_OK : CKR_MECHANISM_PARAM_INVALID;
}

static CK_RV read_mac(const CK_MECHANISM *mechanism, struct request *request)
{
    switch (mechanism->mechanism) {
    case CKM_AES_CMAC:
    case CKM_AES_CMAC_GENERAL:
        request->mechanism = CKM_AES_CMAC;
        return read_code(mechanism, CKM_AES_CMAC_GENERAL, BLOCK_BYTES, request);
    case CKM_SHA256_HMAC:
    case CKM_SHA256_HMAC_GENERAL:
        request->mechanism = CKM_SHA256_HMAC;
        return read_code(mechanism, CKM_SHA256_HMAC_GENERAL, 32, request);
    case CKM_SHA384_HMAC:
    case CKM_SHA384_HMAC_GENERAL:
        request->mechanism = CKM_SHA384_HMAC;
        return read_code(mechanism, CKM_SHA384_HMAC_GENERAL, 48, request);
    case CKM_SHA512_HMAC:
    case CKM_SHA512_HMAC_GENERAL:
        request->mechanism = CKM_SHA512_HMAC;
        return read_code(mechanism, CKM_SHA512_HMAC_GENERAL, 64, request);
    default:
        return CKR_MECHANISM_INVALID;
    }
}

static bool is_cipher(enum operation_kind kind)
{
    return kind == OPERATION_ENCRYPT || kind == OPERATION_DECRYPT;
}

static CK_RV send_init(struct session *session, enum operation_kind kind, CK_OBJECT_HANDLE key, const struct request *request)
{
    struct call call;
    uint32_t remote;
    if (!handle_split(session->generation, key, &remote)) {
        return CKR_KEY_HANDLE_INVALID;
    }

    CK_RV result = session_call(session, &call);
    if (result != CKR_OK) {
        return result;
    }

    write_u32(&call.out, remote);
    write_u32(&call.out, kind);
    write_run(&call.out, request->iv, request->iv_length);
    write_run(&call.out, request->aad, request->aad_length);
    write_u32(&call.out, (uint32_t)request->tag_length);
    write_u32(&call.out, (uint32_t)request->mechanism);
    result = call.out.failed ? CKR_MECHANISM_PARAM_INVALID : call_run(&call, KIND_CIPHER_INIT);
    call_end(&call);
    return result;
}

static CK_RV init(struct session *session, enum operation_kind kind, const CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)
{
    if (mechanism == NULL) {
        return CKR_ARGUMENTS_BAD;
    }

    struct request request = {.mechanism = mechanism->mechanism};
    CK_RV result = is_cipher(kind) ? read_cipher(mechanism, &request) : read_mac(mechanism, &request);
    if (result == CKR_OK) {
        result = send_init(session, kind, key, &request);
    }

    if (result == CKR_OK) {
        struct operation *operation = &session->operations[kind];
        operation_end(operation);
        operation->is_active = true;
        operation->mechanism = request.mechanism;
        operation->tag_length = request.tag_length;
    }

    return result;
}

/* Data, and what it is to be verified against. */
struct input {
    const uint8_t *data;
    size_t length;
    const uint8_t *signature;
    size_t signature_length;
};

/* Runs the operation: on the server it has ended then, unless the server could not begin (CKR_FUNCTION_FAILED). */
static CK_RV send_run(struct session *session, enum operation_kind kind, const struct input *input, struct call *call)
{
    CK_RV result = session_call(session, call);
    if (result != CKR_OK) {
        return result;
    }

    write_u32(&call->out, kind);
    write_run(&call->out, input->data, input->length);
    write_run(&call->out, input->signature, input->signature_length);
    if (call->out.failed) {
        call_end(call);
        return CKR_DATA_LEN_RANGE;
    }

    return call_run(call, KIND_CIPHER_RUN);
}

/* Ends an operation that is not to be run, here and on the server. */
static CK_RV cancel(struct session *session, enum operation_kind kind, CK_RV result)
{
    struct call call;
    const struct input nothing = {0};
    operation_end(&session->operations[kind]);
    send_run(session, kind, &nothing, &call);
    call_end(&call);
    return result;
}

/* How long the output is at most: exactly, but for a decryption that takes padding off. */
static size_t bound_of(const struct operation *operation, enum operation_kind kind, size_t length)
{
    if (kind == OPERATION_SIGN) {
        return operation->tag_length;
    }

    switch (operation->mechanism) {
    case CKM_AES_GCM:
        return kind == OPERATION_ENCRYPT ? length + operation->tag_length
            : length < operation->tag_length ? 0 : length - operation->tag_length;
    case CKM_AES_CBC_PAD:
        return kind == OPERATION_ENCRYPT ? length - length % BLOCK_BYTES + BLOCK_BYTES : length;
    default:
        return length;
    }
}

/* Gives the caller what came out; what does not fit is kept for the next call. */
static CK_RV put_result(struct operation *operation, const uint8_t *result, size_t length, uint8_t *out, CK_ULONG *out_length)
{
    CK_ULONG room = *out_length;
    *out_length = length;
    if (room >= length) {
        if (length > 0) {
            memcpy(out, result, length);
        }

        operation_end(operation);
        return CKR_OK;
    }

    if (!operation->has_result) {
        operation->result = malloc(length);
        if (operation->result == NULL) {
            operation_end(operation);
            return CKR_HOST_MEMORY;
        }

        memcpy(operation->result, result, length);
        operation->result_length = length;
        operation->has_result = true;
    }

    return CKR_BUFFER_TOO_SMALL;
}

static CK_RV run(struct session *session, enum operation_kind kind, const struct input *input, uint8_t *out, CK_ULONG *out_length)
{
    struct operation *operation = &session->operations[kind];
    if (operation->has_result) {
        if (out == NULL) {
            *out_length = operation->result_length;
            return CKR_OK;
        }

        return put_result(operation, operation->result, operation->result_length, out, out_length);
    }

    size_t bound = bound_of(operation, kind, input->length);
    bool is_exact = kind != OPERATION_DECRYPT || operation->mechanism != CKM_AES_CBC_PAD;
    if (out == NULL || (is_exact && *out_length < bound)) {
        *out_length = bound;
        return out == NULL ? CKR_OK : CKR_BUFFER_TOO_SMALL;
    }

    struct call call;
    CK_RV result = send_run(session, kind, input, &call);
    if (result == CKR_OK) {
        size_t length;
        const uint8_t *data = read_run(&call.in, &length);
        if (data == NULL || length > bound) {
            operation_end(operation);
            result = CKR_GENERAL_ERROR;
        } else {
            result = put_result(operation, data, length, out, out_length);
        }
    } else if (result == CKR_DATA_LEN_RANGE || result == CKR_DEVICE_MEMORY) {
        call_end(&call);
        return cancel(session, kind, CKR_DATA_LEN_RANGE);
    } else if (result != CKR_FUNCTION_FAILED) {
        operation_end(operation);
    }

    call_end(&call);
    return result;
}

static CK_RV verify(struct session *session, const struct input *input)
{
    struct call call;
    CK_RV result = send_run(session, OPERATION_VERIFY, input, &call);
    call_end(&call);
    if (result == CKR_DATA_LEN_RANGE) {
        return cancel(session, OPERATION_VERIFY, result);
    }

    if (result != CKR_FUNCTION_FAILED) {
        operation_end(&session->operations[OPERATION_VERIFY]);
    }

    return result;
}

/* What a single-part call checks first. */
static CK_RV check_single(struct session *session, enum operation_kind kind, const void *data, CK_ULONG length, bool has_target)
{
    const struct operation *operation = &session->operations[kind];
    if (!operation->is_active) {
        return CKR_OPERATION_NOT_INITIALIZED;
    }

    if (operation->is_multipart) {
        return CKR_OPERATION_ACTIVE;
    }

    return !has_target || (data == NULL && length != 0) ? cancel(session, kind, CKR_ARGUMENTS_BAD) : CKR_OK;
}

static CK_RV single(struct session *session, enum operation_kind kind, const struct input *input, uint8_t *out, CK_ULONG *out_length)
{
    CK_RV result = check_single(session, kind, input->data, input->length, out_length != NULL);
    return result == CKR_OK ? run(session, kind, input, out, out_length) : result;
}

static CK_RV verify_single(struct session *session, const struct input *input)
{
    CK_RV result = check_single(session, OPERATION_VERIFY, input->data, input->length, input->signature != NULL);
    return result == CKR_OK ? verify(session, input) : result;
}

/* Keeps a part for the last call. */
static CK_RV gather(struct session *session, enum operation_kind kind, const uint8_t *part, CK_ULONG length)
{
    struct operation *operation = &session->operations[kind];
    if (!operation->is_active || operation->has_result) {
        return CKR_OPERATION_NOT_INITIALIZED;
    }

    if (part == NULL && length != 0) {
        return cancel(session, kind, CKR_ARGUMENTS_BAD);
    }

    /* More than any payload holds; the bound keeps a caller from filling the memory. */
    if (length > UINT16_MAX || operation->parts_length + length > UINT16_MAX) {
        return cancel(session, kind, CKR_DATA_LEN_RANGE);
    }

    operation->is_multipart = true;
    if (length == 0) {
        return CKR_OK;
    }

    /* Not realloc: it may leave a copy of what it moves. */
    uint8_t *longer = malloc(operation->parts_length + length);
    if (longer == NULL) {
        return cancel(session, kind, CKR_HOST_MEMORY);
    }

    size_t before = operation->parts_length;
    if (before > 0) {
        memcpy(longer, operation->parts, before);
    }

    memcpy(longer + before, part, length);
    free_secret(&operation->parts, &operation->parts_length);
    operation->parts = longer;
    operation->parts_length = before + length;
    return CKR_OK;
}

/* A part of a cipher: nothing comes out before the last one. */
static CK_RV cipher_update(struct session *session, enum operation_kind kind, const uint8_t *part, CK_ULONG length, uint8_t *out, CK_ULONG *out_length)
{
    if (!session->operations[kind].is_active) {
        return CKR_OPERATION_NOT_INITIALIZED;
    }

    if (out_length == NULL) {
        return cancel(session, kind, CKR_ARGUMENTS_BAD);
    }

    if (out == NULL) {
        /* A question for the length: a bound, so that nobody takes 0 for "no need to call". */
        *out_length = length + BLOCK_BYTES;
        return CKR_OK;
    }

    CK_RV result = gather(session, kind, part, length);
    *out_length = 0;
    return result;
}

static CK_RV last(struct session *session, enum operation_kind kind, uint8_t *out, CK_ULONG *out_length)
{
    struct operation *operation = &session->operations[kind];
    if (!operation->is_active) {
        return CKR_OPERATION_NOT_INITIALIZED;
    }

    if (out_length == NULL) {
        return cancel(session, kind, CKR_ARGUMENTS_BAD);
    }

    const struct input input = {.data = operation->parts, .length = operation->parts_length};
    return run(session, kind, &input, out, out_length);
}

static CK_RV verify_last(struct session *session, const uint8_t *signature, CK_ULONG length)
{
    const struct operation *operation = &session->operations[OPERATION_VERIFY];
    if (!operation->is_active) {
        return CKR_OPERATION_NOT_INITIALIZED;
    }

    if (signature == NULL) {
        return cancel(session, OPERATION_VERIFY, CKR_ARGUMENTS_BAD);
    }

    const struct input input = {
        .data = operation->parts, .length = operation->parts_length, .signature = signature, .signature_length = length};
    return verify(session, &input);
}

#define INPUT(bytes, count) (&(const struct input){.data = (bytes), .length = (count)})

CK_RV C_EncryptInit(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)
{
    WITH_SESSION(handle, init(session, OPERATION_ENCRYPT, mechanism, key));
}

CK_RV C_Encrypt(CK_SESSION_HANDLE handle, CK_BYTE *data, CK_ULONG length, CK_BYTE *out, CK_ULONG *out_length)
{
    WITH_SESSION(handle, single(session, OPERATION_ENCRYPT, INPUT(data, length), out, out_length));
}

CK_RV C_EncryptUpdate(CK_SESSION_HANDLE handle, CK_BYTE *part, CK_ULONG length, CK_BYTE *out, CK_ULONG *out_length)
{
    WITH_SESSION(handle, cipher_update(session, OPERATION_ENCRYPT, part, length, out, out_length));
}

CK_RV C_EncryptFinal(CK_SESSION_HANDLE handle, CK_BYTE *out, CK_ULONG *out_length)
{
    WITH_SESSION(handle, last(session, OPERATION_ENCRYPT, out, out_length));
}

CK_RV C_DecryptInit(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)
{
    WITH_SESSION(handle, init(session, OPERATION_DECRYPT, mechanism, key));
}

CK_RV C_Decrypt(CK_SESSION_HANDLE handle, CK_BYTE *data, CK_ULONG length, CK_BYTE *out, CK_ULONG *out_length)
{
    WITH_SESSION(handle, single(session, OPERATION_DECRYPT, INPUT(data, length), out, out_length));
}

CK_RV C_DecryptUpdate(CK_SESSION_HANDLE handle, CK_BYTE *part, CK_ULONG length, CK_BYTE *out, CK_ULONG *out_length)
{
    WITH_SESSION(handle, cipher_update(session, OPERATION_DECRYPT, part, length, out, out_length));
}

CK_RV C_DecryptFinal(CK_SESSION_HANDLE handle, CK_BYTE *out, CK_ULONG *out_length)
{
    WITH_SESSION(handle, last(session, OPERATION_DECRYPT, out, out_length));
}

CK_RV C_SignInit(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)
{
    WITH_SESSION(handle, init(session, OPERATION_SIGN, mechanism, key));
}

CK_RV C_Sign(CK_SESSION_HANDLE handle, CK_BYTE *data, CK_ULONG length, CK_BYTE *signature, CK_ULONG *signature_length)
{
    WITH_SESSION(handle, single(session, OPERATION_SIGN, INPUT(data, length), signature, signature_length));
}

CK_RV C_SignUpdate(CK_SESSION_HANDLE handle, CK_BYTE *part, CK_ULONG length)
{
    WITH_SESSION(handle, gather(session, OPERATION_SIGN, part, length));
}

CK_RV C_SignFinal(CK_SESSION_HANDLE handle, CK_BYTE *signature, CK_ULONG *signature_length)
{
    WITH_SESSION(handle, last(session, OPERATION_SIGN, signature, signature_length));
}

CK_RV C_VerifyInit(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)
{
    WITH_SESSION(handle, init(session, OPERATION_VERIFY, mechanism, key));
}

CK_RV C_Verify(CK_SESSION_HANDLE handle, CK_BYTE *data, CK_ULONG length, CK_BYTE *signature, CK_ULONG signature_length)
{
    const struct input input = {.data = data, .length = length, .signature = signature, .signature_length = signature_length};
    WITH_SESSION(handle, verify_single(session, &input));
}

CK_RV C_VerifyUpdate(CK_SESSION_HANDLE handle, CK_BYTE *part, CK_ULONG length)
{
    WITH_SESSION(handle, gather(session, OPERATION_VERIFY, part, length));
}

CK_RV C_VerifyFinal(CK_SESSION_HANDLE handle, CK_BYTE *signature, CK_ULONG signature_length)
{
    WITH_SESSION(handle, verify_last(session, signature, signature_length));
}
