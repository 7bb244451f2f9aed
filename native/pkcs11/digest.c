/*
 * Digests and random numbers, by requests of the wolfHSM protocol that the PKCS#11 face need not have. The state of a
 * digest travels in each request and is kept here, so it knows no login and no other thread's logout ends it.
 */
#define _GNU_SOURCE
#include <string.h>

#include "shim.h"

enum {
    SHORT_BLOCK_BYTES = 64,
    LONG_BLOCK_BYTES = 128,
    CHAINING_FIELD_BYTES = 64,
    /* algoType, algoSubType, affinity; of an answer algoType, rc, reserved. */
    CRYPTO_HEADER_BYTES = 12,
    /* The fields of a SHA-512 request, the longest of them. */
    HASH_FIELDS_BYTES = 84,
    RANDOM_FIELDS_BYTES = 4,
    /* Of a request for random bytes. */
    ALGORITHM_NONE = 0,
    MAX_RANDOM_BYTES = 1 << 24,
};

struct function {
    CK_MECHANISM_TYPE mechanism;
    uint32_t algorithm;
    size_t digest_bytes;
    size_t chaining_bytes;
    size_t block_bytes;
};

static const struct function functions[] = {
    {CKM_SHA224, 5, 28, 32, SHORT_BLOCK_BYTES},
    {CKM_SHA256, 6, 32, 32, SHORT_BLOCK_BYTES},
    {CKM_SHA384, 7, 48, 64, LONG_BLOCK_BYTES},
    {CKM_SHA512, 8, 64, 64, LONG_BLOCK_BYTES},
};

static const struct function *function_of(CK_MECHANISM_TYPE mechanism)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (functions[i].mechanism == mechanism) {
            return &functions[i];
        }
    }

    return NULL;
}

void digest_end(struct digest *digest)
{
    explicit_bzero(digest, sizeof *digest);
}

static void begin_crypto(struct call *call, uint32_t algorithm)
{
    write_u32(&call->out, algorithm);
    write_u32(&call->out, 0);
    write_u32(&call->out, 0);
}

/* Runs a request of group CRYPTO; `in` stands behind the header then. */
static CK_RV run_crypto(struct call *call, enum kind kind)
{
    CK_RV result = call_run_raw(call, kind);
    if (result != CKR_OK) {
        return result;
    }

    read_u32(&call->in);
    uint32_t status = read_u32(&call->in);
    read_u32(&call->in);
    return call->in.failed ? CKR_GENERAL_ERROR : status != 0 ? CKR_DEVICE_ERROR : CKR_OK;
}

static CK_RV digest_init(struct session *session, const CK_MECHANISM *mechanism)
{
    if (mechanism == NULL) {
        return CKR_ARGUMENTS_BAD;
    }

    if (session->digest.is_active) {
        return CKR_OPERATION_ACTIVE;
    }

    if (function_of(mechanism->mechanism) == NULL) {
        return CKR_MECHANISM_INVALID;
    }

    if (mechanism->ulParameterLen != 0) {
        return CKR_MECHANISM_PARAM_INVALID;
    }

    session->digest = (struct digest){.is_active = true, .mechanism = mechanism->mechanism};
    return CKR_OK;
}

static void write_hash(struct call *call, const struct digest *digest, const struct function *function, bool is_last, size_t length)
{
    begin_crypto(call, function->algorithm);
    write_u32(&call->out, (uint32_t)(digest->length >> 32));
    write_u32(&call->out, (uint32_t)digest->length);
    write_bytes(&call->out, digest->chaining, function->chaining_bytes);
    if (function->block_bytes == LONG_BLOCK_BYTES) {
        write_u32(&call->out, function->algorithm);
    }

    write_u32(&call->out, is_last);
    write_u32(&call->out, (uint32_t)length);
}

/* Hashes whole blocks, or the last bytes; the answer's words stay, the digest after the last ones. */
static CK_RV hash(struct session *session, const uint8_t *data, size_t length, bool is_last)
{
    struct call call;
    struct digest *digest = &session->digest;
    const struct function *function = function_of(digest->mechanism);
    CK_RV result = call_begin_in(&call, session->generation);
    if (result != CKR_OK) {
        return result;
    }

    write_hash(&call, digest, function, is_last, length);
    write_bytes(&call.out, data, length);
    result = run_crypto(&call, KIND_HASH);
    if (result == CKR_OK) {
        read_u32(&call.in);
        read_u32(&call.in);
        const uint8_t *words = read_bytes(&call.in, CHAINING_FIELD_BYTES);
        if (words == NULL) {
            result = CKR_GENERAL_ERROR;
        } else {
            memcpy(digest->chaining, words, CHAINING_FIELD_BYTES);
            digest->length += length;
        }
    }

    call_end(&call);
    return result;
}

/* How much of the data one request takes, in whole blocks. */
static CK_RV chunk_of(const struct session *session, size_t *chunk)
{
    struct call call;
    CK_RV result = call_begin_in(&call, session->generation);
    if (result == CKR_OK) {
        size_t block = function_of(session->digest.mechanism)->block_bytes;
        size_t room = call_payload(&call) - CRYPTO_HEADER_BYTES - HASH_FIELDS_BYTES;
        *chunk = room - room % block;
        call_end(&call);
    }

    return result;
}

static CK_RV absorb(struct session *session, const uint8_t *data, size_t length)
{
    struct digest *digest = &session->digest;
    size_t block = function_of(digest->mechanism)->block_bytes;
    size_t chunk = block;
    CK_RV result = digest->rest_length + length < block ? CKR_OK : chunk_of(session, &chunk);
    while (result == CKR_OK && length > 0) {
        if (digest->rest_length == 0 && length >= block) {
            size_t whole = length - length % block;
            size_t now = whole < chunk ? whole : chunk;
            result = hash(session, data, now, false);
            data += now;
            length -= now;
            continue;
        }

        size_t missing = block - digest->rest_length;
        size_t now = length < missing ? length : missing;
        memcpy(digest->rest + digest->rest_length, data, now);
        digest->rest_length += now;
        data += now;
        length -= now;
        if (digest->rest_length == block) {
            result = hash(session, digest->rest, block, false);
            digest->rest_length = 0;
        }
    }

    return result;
}

static CK_RV digest_update(struct session *session, const uint8_t *part, CK_ULONG length)
{
    struct digest *digest = &session->digest;
    if (!digest->is_active) {
        return CKR_OPERATION_NOT_INITIALIZED;
    }

    digest->is_multipart = true;
    CK_RV result = part == NULL && length != 0 ? CKR_ARGUMENTS_BAD : absorb(session, part, length);
    if (result != CKR_OK) {
        digest_end(digest);
    }

    return result;
}

/* A question for the length, or too little room: the digest goes on. */
static bool asks_length(const struct digest *digest, const uint8_t *out, CK_ULONG *out_length, CK_RV *result)
{
    size_t length = function_of(digest->mechanism)->digest_bytes;
    bool asks = out == NULL || *out_length < length;
    *result = out == NULL ? CKR_OK : CKR_BUFFER_TOO_SMALL;
    if (asks) {
        *out_length = length;
    }

    return asks;
}

static CK_RV digest_finish(struct session *session, uint8_t *out, CK_ULONG *out_length)
{
    struct digest *digest = &session->digest;
    CK_RV result;
    if (!digest->is_active) {
        return CKR_OPERATION_NOT_INITIALIZED;
    }

    if (out_length == NULL) {
        digest_end(digest);
        return CKR_ARGUMENTS_BAD;
    }

    if (asks_length(digest, out, out_length, &result)) {
        return result;
    }

    result = hash(session, digest->rest, digest->rest_length, true);
    if (result == CKR_OK) {
        *out_length = function_of(digest->mechanism)->digest_bytes;
        memcpy(out, digest->chaining, *out_length);
    }

    digest_end(digest);
    return result;
}

static CK_RV digest_single(struct session *session, const uint8_t *data, CK_ULONG length, uint8_t *out, CK_ULONG *out_length)
{
    struct digest *digest = &session->digest;
    CK_RV result;
    if (!digest->is_active) {
        return CKR_OPERATION_NOT_INITIALIZED;
    }

    if (digest->is_multipart) {
        return CKR_OPERATION_ACTIVE;
    }

    if (out_length == NULL || (data == NULL && length != 0)) {
        digest_end(digest);
        return CKR_ARGUMENTS_BAD;
    }

    if (asks_length(digest, out, out_length, &result)) {
        return result;
    }

    result = digest_update(session, data, length);
    return result == CKR_OK ? digest_finish(session, out, out_length) : result;
}

CK_RV C_DigestInit(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism)
{
    WITH_SESSION(handle, digest_init(session, mechanism));
}

CK_RV C_Digest(CK_SESSION_HANDLE handle, CK_BYTE *data, CK_ULONG length, CK_BYTE *digest, CK_ULONG *digest_length)
{
    WITH_SESSION(handle, digest_single(session, data, length, digest, digest_length));
}

CK_RV C_DigestUpdate(CK_SESSION_HANDLE handle, CK_BYTE *part, CK_ULONG length)
{
    WITH_SESSION(handle, digest_update(session, part, length));
}

CK_RV C_DigestFinal(CK_SESSION_HANDLE handle, CK_BYTE *digest, CK_ULONG *digest_length)
{
    WITH_SESSION(handle, digest_finish(session, digest, digest_length));
}

/* As many random bytes as one answer holds. */
static CK_RV random_some(const struct session *session, uint8_t *random, size_t wanted, size_t *given)
{
    struct call call;
    CK_RV result = call_begin_in(&call, session->generation);
    if (result != CKR_OK) {
        return result;
    }

    size_t most = call_payload(&call) - CRYPTO_HEADER_BYTES - RANDOM_FIELDS_BYTES;
    size_t asked = wanted < most ? wanted : most;
    begin_crypto(&call, ALGORITHM_NONE);
    write_u32(&call.out, (uint32_t)asked);
    result = run_crypto(&call, KIND_RANDOM);
    if (result == CKR_OK) {
        const uint8_t *bytes = read_run(&call.in, given);
        if (bytes == NULL || *given == 0 || *given > asked) {
            result = CKR_GENERAL_ERROR;
        } else {
            memcpy(random, bytes, *given);
        }
    }

    call_end(&call);
    return result;
}

static CK_RV generate_random(const struct session *session, uint8_t *random, CK_ULONG length)
{
    if (random == NULL || length > MAX_RANDOM_BYTES) {
        return CKR_ARGUMENTS_BAD;
    }

    CK_RV result = CKR_OK;
    while (result == CKR_OK && length > 0) {
        size_t given = 0;
        result = random_some(session, random, length, &given);
        random += given;
        length -= given;
    }

    return result;
}

CK_RV C_GenerateRandom(CK_SESSION_HANDLE handle, CK_BYTE *random, CK_ULONG length)
{
    WITH_SESSION(handle, generate_random(session, random, length));
}

CK_RV C_SeedRandom(CK_SESSION_HANDLE handle, CK_BYTE *seed, CK_ULONG length)
{
    WITH_SESSION(handle, seed == NULL && length != 0 ? CKR_ARGUMENTS_BAD : CKR_RANDOM_SEED_NOT_SUPPORTED);
}
