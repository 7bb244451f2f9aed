/* C_Initialize, C_Finalize, the function list, slot, token and mechanisms. */
#define _GNU_SOURCE
#include <ctype.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shim.h"

enum {
    DEFAULT_TIMEOUT_SECONDS = 30,
    MAX_TIMEOUT_SECONDS = 3600,
    LIBRARY_MAJOR = 1,
    LIBRARY_MINOR = 0,
};

static const char manufacturer[] = "Hsm reference";
static const char socket_prefix[] = "socket=";

enum phase {
    PHASE_CLOSED,
    /* C_Initialize or C_Finalize is at work. */
    PHASE_CHANGING,
    PHASE_OPEN,
};

static struct {
    pthread_mutex_t lock;
    pthread_cond_t left;
    enum phase phase;
    /* Calls between enter and leave. */
    unsigned calls;
    /* Handlers of fork are for the life of the process. */
    bool watches_forks;
    char label[33];
} library = {.lock = PTHREAD_MUTEX_INITIALIZER, .left = PTHREAD_COND_INITIALIZER};

CK_RV library_enter(void)
{
    pthread_mutex_lock(&library.lock);
    bool is_open = library.phase == PHASE_OPEN;
    if (is_open) {
        library.calls++;
    }

    pthread_mutex_unlock(&library.lock);
    return is_open ? CKR_OK : CKR_CRYPTOKI_NOT_INITIALIZED;
}

void library_leave(void)
{
    pthread_mutex_lock(&library.lock);
    library.calls--;
    if (library.calls == 0) {
        pthread_cond_broadcast(&library.left);
    }

    pthread_mutex_unlock(&library.lock);
}

/* The lists of the pool are whole while its lock is held, so a child can go through them. */
static void before_fork(void)
{
    pthread_mutex_lock(&library.lock);
    pool_lock();
}

static void after_fork_in_parent(void)
{
    pool_unlock();
    pthread_mutex_unlock(&library.lock);
}

/* A child is an application of its own, not initialised; the parent's connections are none of its business. */
static void after_fork_in_child(void)
{
    pthread_mutex_init(&library.lock, NULL);
    pthread_cond_init(&library.left, NULL);
    library.phase = PHASE_CLOSED;
    library.calls = 0;
    pool_abandon();
    sessions_abandon();
}

static bool is_one_of_all_or_none(const CK_C_INITIALIZE_ARGS *args)
{
    int given = (args->CreateMutex != NULL) + (args->DestroyMutex != NULL) + (args->LockMutex != NULL) + (args->UnlockMutex != NULL);
    return given == 0 || given == 4;
}

static CK_RV check_arguments(const CK_C_INITIALIZE_ARGS *args)
{
    if (args == NULL) {
        return CKR_OK;
    }

    if (!is_one_of_all_or_none(args)) {
        return CKR_ARGUMENTS_BAD;
    }

    /* We lock as the system does; mutexes of the application's instead are not to be had. */
    return args->CreateMutex != NULL && (args->flags & CKF_OS_LOCKING_OK) == 0 ? CKR_CANT_LOCK : CKR_OK;
}

static int timeout_seconds(void)
{
    const char *text = secure_getenv("HSM_PKCS11_TIMEOUT");
    char *end;
    long seconds = text == NULL ? 0 : strtol(text, &end, 10);
    return seconds >= 1 && seconds <= MAX_TIMEOUT_SECONDS ? (int)seconds : DEFAULT_TIMEOUT_SECONDS;
}

static void configure(const CK_C_INITIALIZE_ARGS *args)
{
    const char *path = args == NULL || args->pReserved == NULL ? secure_getenv("HSM_PKCS11_SOCKET") : args->pReserved;
    if (path != NULL && strncmp(path, socket_prefix, sizeof socket_prefix - 1) == 0) {
        path += sizeof socket_prefix - 1;
    }

    const char *label = secure_getenv("HSM_PKCS11_LABEL");
    snprintf(library.label, sizeof library.label, "%s", label == NULL ? "hsm" : label);
    pool_configure(path == NULL || *path == '\0' ? NULL : path, timeout_seconds());
}

CK_RV C_Initialize(void *given)
{
    CK_RV result = check_arguments(given);
    if (result != CKR_OK) {
        return result;
    }

    pthread_mutex_lock(&library.lock);
    if (library.phase != PHASE_CLOSED) {
        pthread_mutex_unlock(&library.lock);
        return CKR_CRYPTOKI_ALREADY_INITIALIZED;
    }

    /* Whether a server is there is seen when one is needed: a token may be put in later. */
    if (!library.watches_forks) {
        library.watches_forks = pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child) == 0;
        result = library.watches_forks ? CKR_OK : CKR_HOST_MEMORY;
    }

    if (result == CKR_OK) {
        configure(given);
        library.phase = PHASE_OPEN;
    }

    pthread_mutex_unlock(&library.lock);
    return result;
}

CK_RV C_Finalize(void *reserved)
{
    if (reserved != NULL) {
        return CKR_ARGUMENTS_BAD;
    }

    pthread_mutex_lock(&library.lock);
    if (library.phase != PHASE_OPEN) {
        pthread_mutex_unlock(&library.lock);
        return CKR_CRYPTOKI_NOT_INITIALIZED;
    }

    /* The standard leaves calls of other threads undefined here: they answer an error, then we go on. */
    library.phase = PHASE_CHANGING;
    pthread_mutex_unlock(&library.lock);
    pool_interrupt();
    pthread_mutex_lock(&library.lock);
    while (library.calls > 0) {
        pthread_cond_wait(&library.left, &library.lock);
    }

    sessions_remove_all();
    pool_clear();
    library.phase = PHASE_CLOSED;
    pthread_mutex_unlock(&library.lock);
    return CKR_OK;
}

#define CK_ENTRY(name, parameters) .name = name,
static CK_FUNCTION_LIST functions = {.version = {2, 40}, CK_FUNCTIONS(CK_ENTRY)};
#undef CK_ENTRY

CK_RV C_GetFunctionList(CK_FUNCTION_LIST **list)
{
    if (list == NULL) {
        return CKR_ARGUMENTS_BAD;
    }

    *list = &functions;
    return CKR_OK;
}

/* Texts of the standard are filled up with blanks and not terminated. */
static void put_text(CK_BYTE *field, size_t size, const char *text)
{
    size_t length = strnlen(text, size);
    memset(field, ' ', size);
    memcpy(field, text, length);
}

#define PUT_TEXT(field, text) put_text(field, sizeof(field), text)

CK_RV C_GetInfo(CK_INFO *info)
{
    CK_RV result = library_enter();
    if (result != CKR_OK) {
        return result;
    }

    if (info == NULL) {
        result = CKR_ARGUMENTS_BAD;
    } else {
        *info = (CK_INFO){.cryptokiVersion = functions.version, .libraryVersion = {LIBRARY_MAJOR, LIBRARY_MINOR}};
        PUT_TEXT(info->manufacturerID, manufacturer);
        PUT_TEXT(info->libraryDescription, "Hsm over a Unix socket");
    }

    library_leave();
    return result;
}

/* Whether a server with a PKCS#11 face answers. */
static CK_RV look_at_token(uint32_t *server_id)
{
    struct call call;
    CK_RV result = call_begin(&call);
    if (result == CKR_OK) {
        *server_id = call_server_id(&call);
        call_end(&call);
    }

    return result;
}

/* Fills a list of the caller's by the standard's convention (v2.40, 11.2). */
static CK_RV put_list(const CK_ULONG *from, CK_ULONG available, CK_ULONG *to, CK_ULONG *count)
{
    CK_ULONG room = *count;
    *count = available;
    if (to == NULL) {
        return CKR_OK;
    }

    if (room < available) {
        return CKR_BUFFER_TOO_SMALL;
    }

    if (available > 0) {
        memcpy(to, from, available * sizeof *from);
    }

    return CKR_OK;
}

static CK_RV slot_list(CK_BBOOL present, CK_SLOT_ID *slots, CK_ULONG *count)
{
    static const CK_SLOT_ID all[] = {SLOT};
    uint32_t server_id;
    if (count == NULL) {
        return CKR_ARGUMENTS_BAD;
    }

    CK_ULONG available = present && look_at_token(&server_id) != CKR_OK ? 0 : 1;
    return put_list(all, available, slots, count);
}

CK_RV C_GetSlotList(CK_BBOOL present, CK_SLOT_ID *slots, CK_ULONG *count)
{
    CK_RV result = library_enter();
    if (result == CKR_OK) {
        result = slot_list(present, slots, count);
        library_leave();
    }

    return result;
}

static CK_RV slot_info(CK_SLOT_ID slot, CK_SLOT_INFO *info)
{
    uint32_t server_id;
    if (slot != SLOT) {
        return CKR_SLOT_ID_INVALID;
    }

    if (info == NULL) {
        return CKR_ARGUMENTS_BAD;
    }

    *info = (CK_SLOT_INFO){.flags = CKF_REMOVABLE_DEVICE | (look_at_token(&server_id) == CKR_OK ? CKF_TOKEN_PRESENT : 0)};
    PUT_TEXT(info->slotDescription, pool_path() == NULL ? "no server: HSM_PKCS11_SOCKET is not set" : pool_path());
    PUT_TEXT(info->manufacturerID, manufacturer);
    return CKR_OK;
}

CK_RV C_GetSlotInfo(CK_SLOT_ID slot, CK_SLOT_INFO *info)
{
    CK_RV result = library_enter();
    if (result == CKR_OK) {
        result = slot_info(slot, info);
        library_leave();
    }

    return result;
}

static CK_RV token_info(CK_SLOT_ID slot, CK_TOKEN_INFO *info)
{
    uint32_t server_id = 0;
    if (slot != SLOT) {
        return CKR_SLOT_ID_INVALID;
    }

    if (info == NULL) {
        return CKR_ARGUMENTS_BAD;
    }

    CK_RV result = look_at_token(&server_id);
    if (result != CKR_OK) {
        return result;
    }

    char serial[17];
    snprintf(serial, sizeof serial, "%08x", server_id);
    *info = (CK_TOKEN_INFO){
        .flags = CKF_RNG | CKF_LOGIN_REQUIRED | CKF_USER_PIN_INITIALIZED | CKF_TOKEN_INITIALIZED,
        .ulMaxSessionCount = CK_UNAVAILABLE_INFORMATION,
        .ulSessionCount = CK_UNAVAILABLE_INFORMATION,
        .ulMaxRwSessionCount = CK_UNAVAILABLE_INFORMATION,
        .ulRwSessionCount = CK_UNAVAILABLE_INFORMATION,
        .ulMaxPinLen = 128,
        .ulMinPinLen = 1,
        .ulTotalPublicMemory = CK_UNAVAILABLE_INFORMATION,
        .ulFreePublicMemory = CK_UNAVAILABLE_INFORMATION,
        .ulTotalPrivateMemory = CK_UNAVAILABLE_INFORMATION,
        .ulFreePrivateMemory = CK_UNAVAILABLE_INFORMATION,
    };
    PUT_TEXT(info->label, library.label);
    PUT_TEXT(info->manufacturerID, manufacturer);
    PUT_TEXT(info->model, "hsm serve");
    PUT_TEXT(info->serialNumber, serial);
    PUT_TEXT(info->utcTime, "");
    return CKR_OK;
}

CK_RV C_GetTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO *info)
{
    CK_RV result = library_enter();
    if (result == CKR_OK) {
        result = token_info(slot, info);
        library_leave();
    }

    return result;
}

struct mechanism {
    CK_MECHANISM_TYPE type;
    CK_MECHANISM_INFO info;
};

/* Key sizes in bytes, as the standard has them for these mechanisms. */
static const struct mechanism mechanisms[] = {
    {CKM_AES_KEY_GEN, {16, 32, CKF_GENERATE}},
    {CKM_GENERIC_SECRET_KEY_GEN, {1, 256, CKF_GENERATE}},
    {CKM_AES_ECB, {16, 32, CKF_ENCRYPT | CKF_DECRYPT}},
    {CKM_AES_CBC, {16, 32, CKF_ENCRYPT | CKF_DECRYPT}},
    {CKM_AES_CBC_PAD, {16, 32, CKF_ENCRYPT | CKF_DECRYPT}},
    {CKM_AES_CTR, {16, 32, CKF_ENCRYPT | CKF_DECRYPT}},
    {CKM_AES_GCM, {16, 32, CKF_ENCRYPT | CKF_DECRYPT}},
    {CKM_AES_CMAC, {16, 32, CKF_SIGN | CKF_VERIFY}},
    {CKM_AES_CMAC_GENERAL, {16, 32, CKF_SIGN | CKF_VERIFY}},
    {CKM_SHA256_HMAC, {1, 256, CKF_SIGN | CKF_VERIFY}},
    {CKM_SHA256_HMAC_GENERAL, {1, 256, CKF_SIGN | CKF_VERIFY}},
    {CKM_SHA384_HMAC, {1, 256, CKF_SIGN | CKF_VERIFY}},
    {CKM_SHA384_HMAC_GENERAL, {1, 256, CKF_SIGN | CKF_VERIFY}},
    {CKM_SHA512_HMAC, {1, 256, CKF_SIGN | CKF_VERIFY}},
    {CKM_SHA512_HMAC_GENERAL, {1, 256, CKF_SIGN | CKF_VERIFY}},
    {CKM_SHA224, {0, 0, CKF_DIGEST}},
    {CKM_SHA256, {0, 0, CKF_DIGEST}},
    {CKM_SHA384, {0, 0, CKF_DIGEST}},
    {CKM_SHA512, {0, 0, CKF_DIGEST}},
};

enum {
    MECHANISM_COUNT = sizeof mechanisms / sizeof *mechanisms,
};

/* What both functions on mechanisms check first. */
static CK_RV check_token(CK_SLOT_ID slot, const void *out)
{
    uint32_t server_id;
    return slot != SLOT ? CKR_SLOT_ID_INVALID : out == NULL ? CKR_ARGUMENTS_BAD : look_at_token(&server_id);
}

CK_RV C_GetMechanismList(CK_SLOT_ID slot, CK_MECHANISM_TYPE *list, CK_ULONG *count)
{
    CK_RV result = library_enter();
    if (result != CKR_OK) {
        return result;
    }

    result = check_token(slot, count);
    if (result == CKR_OK) {
        CK_MECHANISM_TYPE all[MECHANISM_COUNT];
        for (size_t i = 0; i < MECHANISM_COUNT; i++) {
            all[i] = mechanisms[i].type;
        }

        result = put_list(all, MECHANISM_COUNT, list, count);
    }

    library_leave();
    return result;
}

static CK_RV mechanism_info(CK_MECHANISM_TYPE type, CK_MECHANISM_INFO *info)
{
    for (size_t i = 0; i < MECHANISM_COUNT; i++) {
        if (mechanisms[i].type == type) {
            *info = mechanisms[i].info;
            return CKR_OK;
        }
    }

    return CKR_MECHANISM_INVALID;
}

CK_RV C_GetMechanismInfo(CK_SLOT_ID slot, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO *info)
{
    CK_RV result = library_enter();
    if (result != CKR_OK) {
        return result;
    }

    result = check_token(slot, info);
    if (result == CKR_OK) {
        result = mechanism_info(type, info);
    }

    library_leave();
    return result;
}

CK_RV C_WaitForSlotEvent(CK_FLAGS flags, CK_SLOT_ID *slot, void *reserved)
{
    CK_RV result = library_enter();
    if (result != CKR_OK) {
        return result;
    }

    library_leave();
    return slot == NULL || reserved != NULL ? CKR_ARGUMENTS_BAD
        : (flags & CKF_DONT_BLOCK) != 0 ? CKR_NO_EVENT
        : CKR_FUNCTION_NOT_SUPPORTED;
}
