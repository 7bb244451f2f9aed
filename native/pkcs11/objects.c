/* Objects, their attributes, searches and key generation. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "shim.h"

enum {
    /* Of a number on the wire. */
    NUMBER_BYTES = 4,
    /* rc and result before what an answer tells. */
    ANSWER_HEADER_BYTES = 8,
};

/* Attributes that are CK_ULONG to the caller are 32 bits to the server. */
static bool is_number(CK_ATTRIBUTE_TYPE type)
{
    switch (type) {
    case CKA_CLASS:
    case CKA_CERTIFICATE_TYPE:
    case CKA_CERTIFICATE_CATEGORY:
    case CKA_JAVA_MIDP_SECURITY_DOMAIN:
    case CKA_NAME_HASH_ALGORITHM:
    case CKA_KEY_TYPE:
    case CKA_MODULUS_BITS:
    case CKA_PRIME_BITS:
    case CKA_SUBPRIME_BITS:
    case CKA_VALUE_BITS:
    case CKA_VALUE_LEN:
    case CKA_KEY_GEN_MECHANISM:
    case CKA_HW_FEATURE_TYPE:
    case CKA_MECHANISM_TYPE:
        return true;
    default:
        return false;
    }
}

static CK_RV write_number(struct writer *writer, const CK_ATTRIBUTE *attribute)
{
    CK_ULONG value;
    if (attribute->ulValueLen != sizeof value) {
        return CKR_ATTRIBUTE_VALUE_INVALID;
    }

    memcpy(&value, attribute->pValue, sizeof value);
    if (value > UINT32_MAX && value != CK_UNAVAILABLE_INFORMATION) {
        return CKR_ATTRIBUTE_VALUE_INVALID;
    }

    write_u32(writer, NUMBER_BYTES);
    write_u32(writer, (uint32_t)value);
    return CKR_OK;
}

static CK_RV write_attribute(struct writer *writer, const CK_ATTRIBUTE *attribute)
{
    if (attribute->type > UINT32_MAX) {
        return CKR_ATTRIBUTE_TYPE_INVALID;
    }

    if (attribute->pValue == NULL && attribute->ulValueLen != 0) {
        return CKR_ATTRIBUTE_VALUE_INVALID;
    }

    write_u32(writer, (uint32_t)attribute->type);
    if (is_number(attribute->type)) {
        return attribute->pValue == NULL ? CKR_ATTRIBUTE_VALUE_INVALID : write_number(writer, attribute);
    }

    write_run(writer, attribute->pValue, attribute->ulValueLen);
    return CKR_OK;
}

/* Whether the type of an attribute stands before it in the template. */
static bool is_repeated(const CK_ATTRIBUTE *template, CK_ULONG index)
{
    for (CK_ULONG i = 0; i < index; i++) {
        if (template[i].type == template[index].type) {
            return true;
        }
    }

    return false;
}

CK_RV write_template(struct writer *writer, const CK_ATTRIBUTE *template, CK_ULONG count)
{
    if (template == NULL && count != 0) {
        return CKR_ARGUMENTS_BAD;
    }

    if (count > writer->capacity) {
        return CKR_DEVICE_MEMORY;
    }

    write_u32(writer, (uint32_t)count);
    for (CK_ULONG i = 0; i < count; i++) {
        CK_RV result = is_repeated(template, i) ? CKR_TEMPLATE_INCONSISTENT : write_attribute(writer, &template[i]);
        if (result != CKR_OK) {
            return result;
        }
    }

    return CKR_OK;
}

/* Ends a request with a template and runs it. */
static CK_RV run_template(struct call *call, enum kind kind, const CK_ATTRIBUTE *template, CK_ULONG count)
{
    CK_RV result = write_template(&call->out, template, count);
    return result == CKR_OK ? call_run(call, kind) : result;
}

/* A request with a template whose answer is a new handle. */
static CK_RV make(struct session *session, enum kind kind, const CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *object)
{
    struct call call;
    if (object == NULL || (template == NULL && count != 0)) {
        return CKR_ARGUMENTS_BAD;
    }

    CK_RV result = session_call(session, &call);
    if (result != CKR_OK) {
        return result;
    }

    result = run_template(&call, kind, template, count);

    if (result == CKR_OK) {
        *object = handle_join(session->generation, read_u32(&call.in));
        result = call.in.failed ? CKR_GENERAL_ERROR : CKR_OK;
    }

    call_end(&call);
    return result;
}

CK_RV C_CreateObject(CK_SESSION_HANDLE handle, CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *object)
{
    WITH_SESSION(handle, make(session, KIND_CREATE_OBJECT, template, count, object));
}

/* The template of a new key: the caller's, with class and key type if they are not given, for the mechanism tells them. */
static CK_RV generate(struct session *session, const CK_MECHANISM *mechanism, const CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *key)
{
    CK_ULONG secret_key = 4;
    CK_ULONG type;
    if (mechanism == NULL || key == NULL || (template == NULL && count != 0)) {
        return CKR_ARGUMENTS_BAD;
    }

    switch (mechanism->mechanism) {
    case CKM_AES_KEY_GEN:
        type = CKK_AES;
        break;
    case CKM_GENERIC_SECRET_KEY_GEN:
        type = CKK_GENERIC_SECRET;
        break;
    default:
        return CKR_MECHANISM_INVALID;
    }

    if (count > UINT16_MAX) {
        return CKR_DEVICE_MEMORY;
    }

    const CK_ATTRIBUTE implied[] = {{CKA_CLASS, &secret_key, sizeof secret_key}, {CKA_KEY_TYPE, &type, sizeof type}};
    const CK_ULONG implied_count = sizeof implied / sizeof *implied;
    CK_ATTRIBUTE *whole = calloc(count + implied_count, sizeof *whole);
    if (whole == NULL) {
        return CKR_HOST_MEMORY;
    }

    CK_ULONG length = 0;
    for (CK_ULONG i = 0; i < count; i++) {
        whole[length++] = template[i];
    }

    CK_RV result = CKR_OK;
    for (CK_ULONG i = 0; i < implied_count; i++) {
        CK_ULONG at = 0;
        while (at < count && template[at].type != implied[i].type) {
            at++;
        }

        if (at == count) {
            whole[length++] = implied[i];
        } else if (template[at].ulValueLen != sizeof(CK_ULONG) || template[at].pValue == NULL
            || memcmp(template[at].pValue, implied[i].pValue, sizeof(CK_ULONG)) != 0) {
            result = CKR_TEMPLATE_INCONSISTENT;
        }
    }

    if (result == CKR_OK) {
        result = make(session, KIND_GENERATE_KEY, whole, length, key);
    }

    free(whole);
    return result;
}

CK_RV C_GenerateKey(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *key)
{
    WITH_SESSION(handle, generate(session, mechanism, template, count, key));
}

/* A request of an object: begun with the handles of session and object written. */
static CK_RV object_call(const struct session *session, CK_OBJECT_HANDLE object, struct call *call)
{
    uint32_t remote;
    CK_RV result = session_call(session, call);
    if (result != CKR_OK) {
        return result;
    }

    if (!handle_split(session->generation, object, &remote)) {
        call_end(call);
        return CKR_OBJECT_HANDLE_INVALID;
    }

    write_u32(&call->out, remote);
    return CKR_OK;
}

static CK_RV destroy(struct session *session, CK_OBJECT_HANDLE object)
{
    struct call call;
    CK_RV result = object_call(session, object, &call);
    if (result == CKR_OK) {
        result = call_run(&call, KIND_DESTROY_OBJECT);
        call_end(&call);
    }

    return result;
}

CK_RV C_DestroyObject(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE object)
{
    WITH_SESSION(handle, destroy(session, object));
}

static CK_RV set_attributes(struct session *session, CK_OBJECT_HANDLE object, const CK_ATTRIBUTE *template, CK_ULONG count)
{
    struct call call;
    if (template == NULL) {
        return CKR_ARGUMENTS_BAD;
    }

    CK_RV result = object_call(session, object, &call);
    if (result != CKR_OK) {
        return result;
    }

    result = run_template(&call, KIND_SET_ATTRIBUTES, template, count);

    call_end(&call);
    return result;
}

CK_RV C_SetAttributeValue(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *template, CK_ULONG count)
{
    WITH_SESSION(handle, set_attributes(session, object, template, count));
}

/* Writes the types that are asked for, each once; one of more than 32 bits no object has. */
static void write_types(struct writer *writer, const CK_ATTRIBUTE *template, CK_ULONG count)
{
    CK_ULONG asked = 0;
    for (CK_ULONG i = 0; i < count; i++) {
        asked += template[i].type <= UINT32_MAX && !is_repeated(template, i);
    }

    write_u32(writer, (uint32_t)asked);
    for (CK_ULONG i = 0; i < count; i++) {
        if (template[i].type <= UINT32_MAX && !is_repeated(template, i)) {
            write_u32(writer, (uint32_t)template[i].type);
        }
    }
}

/* Gives a value to the caller (C_GetAttributeValue of the standard, cases 3 to 5). */
static CK_RV put_value(CK_ATTRIBUTE *attribute, const void *value, size_t length)
{
    if (attribute->pValue == NULL) {
        attribute->ulValueLen = length;
        return CKR_OK;
    }

    if (attribute->ulValueLen < length) {
        attribute->ulValueLen = CK_UNAVAILABLE_INFORMATION;
        return CKR_BUFFER_TOO_SMALL;
    }

    if (length > 0) {
        memcpy(attribute->pValue, value, length);
    }

    attribute->ulValueLen = length;
    return CKR_OK;
}

static CK_RV put_attribute(CK_ATTRIBUTE *attribute, const uint8_t *value, size_t length)
{
    if (!is_number(attribute->type) || length != NUMBER_BYTES) {
        return put_value(attribute, value, length);
    }

    struct reader number = {.bytes = value, .left = length};
    CK_ULONG wide = read_u32(&number);
    if (wide == UINT32_MAX) {
        wide = CK_UNAVAILABLE_INFORMATION;
    }

    return put_value(attribute, &wide, sizeof wide);
}

/* One attribute out of an answer, which stands behind the count; the answer is read from its beginning. */
static CK_RV tell(struct reader answer, uint32_t count, CK_ATTRIBUTE *attribute)
{
    for (uint32_t i = 0; i < count; i++) {
        CK_ATTRIBUTE_TYPE type = read_u32(&answer);
        size_t length;
        const uint8_t *value = read_run(&answer, &length);
        if (value == NULL) {
            break;
        }

        if (type == attribute->type) {
            return put_attribute(attribute, value, length);
        }
    }

    /* Not told: hidden, or not there. */
    attribute->ulValueLen = CK_UNAVAILABLE_INFORMATION;
    return CKR_ATTRIBUTE_TYPE_INVALID;
}

/* Whether an answer has as many attributes as it says, and nothing else. */
static bool is_whole(struct reader answer, uint32_t count)
{
    for (uint32_t i = 0; i < count && !answer.failed; i++) {
        size_t length;
        read_u32(&answer);
        read_run(&answer, &length);
    }

    return !answer.failed && answer.left == 0;
}

static CK_RV tell_all(struct call *call, CK_RV told, CK_ATTRIBUTE *template, CK_ULONG count)
{
    uint32_t available = read_u32(&call->in);
    if (call->in.failed || !is_whole(call->in, available)) {
        return CKR_GENERAL_ERROR;
    }

    CK_RV result = told;
    for (CK_ULONG i = 0; i < count; i++) {
        CK_RV one = tell(call->in, available, &template[i]);
        if (one != CKR_OK && result == CKR_OK) {
            result = one;
        }
    }

    return result;
}

static CK_RV get_attributes(struct session *session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *template, CK_ULONG count)
{
    struct call call;
    if (template == NULL) {
        return CKR_ARGUMENTS_BAD;
    }

    CK_RV result = object_call(session, object, &call);
    if (result != CKR_OK) {
        return result;
    }

    if (count > call.out.capacity) {
        call_end(&call);
        return CKR_DEVICE_MEMORY;
    }

    write_types(&call.out, template, count);
    result = call_run(&call, KIND_GET_ATTRIBUTES);
    if (result == CKR_OK || result == CKR_ATTRIBUTE_SENSITIVE || result == CKR_ATTRIBUTE_TYPE_INVALID) {
        result = tell_all(&call, result, template, count);
    }

    call_end(&call);
    return result;
}

CK_RV C_GetAttributeValue(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *template, CK_ULONG count)
{
    WITH_SESSION(handle, get_attributes(session, object, template, count));
}

static CK_RV find_init(struct session *session, const CK_ATTRIBUTE *template, CK_ULONG count)
{
    struct call call;
    CK_RV result = session_call(session, &call);
    if (result != CKR_OK) {
        return result;
    }

    result = run_template(&call, KIND_FIND_INIT, template, count);

    call_end(&call);
    return result;
}

CK_RV C_FindObjectsInit(CK_SESSION_HANDLE handle, CK_ATTRIBUTE *template, CK_ULONG count)
{
    WITH_SESSION(handle, find_init(session, template, count));
}

/* As many handles as one answer holds. */
static CK_RV find_some(struct session *session, CK_OBJECT_HANDLE *objects, CK_ULONG max, CK_ULONG *count)
{
    struct call call;
    CK_RV result = session_call(session, &call);
    if (result != CKR_OK) {
        return result;
    }

    CK_ULONG most = (call_payload(&call) - ANSWER_HEADER_BYTES - NUMBER_BYTES) / NUMBER_BYTES;
    CK_ULONG asked = max < most ? max : most;
    write_u32(&call.out, (uint32_t)asked);
    result = call_run(&call, KIND_FIND);
    if (result == CKR_OK) {
        uint32_t found = read_u32(&call.in);
        result = call.in.failed || found > asked || call.in.left != (size_t)found * NUMBER_BYTES ? CKR_GENERAL_ERROR : CKR_OK;
        for (uint32_t i = 0; result == CKR_OK && i < found; i++) {
            objects[i] = handle_join(session->generation, read_u32(&call.in));
        }

        *count = found;
    }

    call_end(&call);
    return result;
}

/* What a search tells is settled at its beginning, so several requests tell no more and no less than one. */
static CK_RV find(struct session *session, CK_OBJECT_HANDLE *objects, CK_ULONG max, CK_ULONG *count)
{
    if (count == NULL || (objects == NULL && max != 0)) {
        return CKR_ARGUMENTS_BAD;
    }

    CK_ULONG some;
    CK_ULONG total = 0;
    do {
        some = 0;
        CK_RV result = find_some(session, objects + total, max - total, &some);
        if (result != CKR_OK) {
            return result;
        }

        total += some;
    } while (some > 0 && total < max);
    *count = total;
    return CKR_OK;
}

CK_RV C_FindObjects(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE *objects, CK_ULONG max, CK_ULONG *count)
{
    WITH_SESSION(handle, find(session, objects, max, count));
}

CK_RV C_FindObjectsFinal(CK_SESSION_HANDLE handle)
{
    WITH_SESSION(handle, session_ask(session, KIND_FIND_FINAL));
}
