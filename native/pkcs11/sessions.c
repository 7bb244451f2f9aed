/* The sessions of this process, and handles. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "shim.h"

enum {
    BUCKETS = 256,
};

/* Lock order: a session, then the pool, then the table; none of them is held while another thread is waited for. */
static struct {
    pthread_mutex_t lock;
    struct session *buckets[BUCKETS];
    uint64_t added;
} table = {.lock = PTHREAD_MUTEX_INITIALIZER};

static struct session **bucket_of(CK_SESSION_HANDLE handle)
{
    return &table.buckets[handle % BUCKETS];
}

CK_ULONG handle_join(uint64_t generation, uint32_t remote)
{
    return (generation & UINT32_MAX) << 32 | remote;
}

bool handle_split(uint64_t generation, CK_ULONG handle, uint32_t *remote)
{
    *remote = (uint32_t)handle;
    return handle >> 32 == (generation & UINT32_MAX);
}

CK_RV session_add(uint64_t generation, uint32_t remote, bool is_read_write, CK_SESSION_HANDLE *handle)
{
    struct session *session = calloc(1, sizeof *session);
    if (session == NULL) {
        return CKR_HOST_MEMORY;
    }

    session->handle = handle_join(generation, remote);
    session->generation = generation;
    session->remote = remote;
    session->is_read_write = is_read_write;
    /* The table's. */
    session->references = 1;
    pthread_mutex_init(&session->lock, NULL);
    pthread_mutex_lock(&table.lock);
    struct session **bucket = bucket_of(session->handle);
    session->number = ++table.added;
    session->next = *bucket;
    *bucket = session;
    *handle = session->handle;
    pthread_mutex_unlock(&table.lock);
    return CKR_OK;
}

static void free_session(struct session *session)
{
    for (size_t i = 0; i < OPERATION_KINDS; i++) {
        operation_end(&session->operations[i]);
    }

    digest_end(&session->digest);
    pthread_mutex_destroy(&session->lock);
    free(session);
}

/* Gives a reference back, the table locked. */
static void drop_reference(struct session *session)
{
    if (--session->references == 0) {
        free_session(session);
    }
}

struct session *session_acquire(CK_SESSION_HANDLE handle)
{
    pthread_mutex_lock(&table.lock);
    struct session *session = *bucket_of(handle);
    while (session != NULL && session->handle != handle) {
        session = session->next;
    }

    if (session != NULL) {
        session->references++;
    }

    pthread_mutex_unlock(&table.lock);
    if (session == NULL) {
        return NULL;
    }

    pthread_mutex_lock(&session->lock);
    pthread_mutex_lock(&table.lock);
    bool is_closed = session->is_closed;
    pthread_mutex_unlock(&table.lock);
    if (is_closed) {
        /* Closed while this thread waited for the one that was using it. */
        session_release(session);
        return NULL;
    }

    return session;
}

void session_release(struct session *session)
{
    pthread_mutex_unlock(&session->lock);
    pthread_mutex_lock(&table.lock);
    drop_reference(session);
    pthread_mutex_unlock(&table.lock);
}

/* Takes a session out of the table, which is locked. */
static void unlink_session(struct session **place)
{
    struct session *session = *place;
    *place = session->next;
    session->next = NULL;
    session->is_closed = true;
    drop_reference(session);
}

void session_remove(struct session *session)
{
    pthread_mutex_lock(&table.lock);
    struct session **place = bucket_of(session->handle);
    while (*place != NULL && *place != session) {
        place = &(*place)->next;
    }

    if (*place != NULL) {
        unlink_session(place);
    }

    pthread_mutex_unlock(&table.lock);
}

uint64_t sessions_count(void)
{
    pthread_mutex_lock(&table.lock);
    uint64_t count = table.added;
    pthread_mutex_unlock(&table.lock);
    return count;
}

void sessions_remove_first(uint64_t count)
{
    pthread_mutex_lock(&table.lock);
    for (size_t i = 0; i < BUCKETS; i++) {
        struct session **place = &table.buckets[i];
        while (*place != NULL) {
            if ((*place)->number <= count) {
                unlink_session(place);
            } else {
                place = &(*place)->next;
            }
        }
    }

    pthread_mutex_unlock(&table.lock);
}

void sessions_remove_all(void)
{
    sessions_remove_first(UINT64_MAX);
}

void sessions_lost(void)
{
    sessions_remove_all();
}

void sessions_abandon(void)
{
    pthread_mutex_init(&table.lock, NULL);
    /* A lock may have been held by a thread that the child does not have, so sessions are left, not freed. */
    memset(table.buckets, 0, sizeof table.buckets);
}

CK_RV session_call(const struct session *session, struct call *call)
{
    CK_RV result = call_begin_in(call, session->generation);
    if (result == CKR_OK) {
        write_u32(&call->out, session->remote);
    }

    return result;
}

static CK_RV open_session(CK_FLAGS flags, CK_SESSION_HANDLE *handle)
{
    struct call call;
    CK_RV result = call_begin(&call);
    if (result != CKR_OK) {
        return result;
    }

    bool is_read_write = (flags & CKF_RW_SESSION) != 0;
    write_u32(&call.out, is_read_write);
    result = call_run(&call, KIND_OPEN_SESSION);
    if (result == CKR_OK) {
        uint32_t remote = read_u32(&call.in);
        result = call.in.failed ? CKR_GENERAL_ERROR : session_add(call.generation, remote, is_read_write, handle);
    }

    call_end(&call);
    return result;
}

CK_RV C_OpenSession(CK_SLOT_ID slot, CK_FLAGS flags, void *application, CK_NOTIFY notify, CK_SESSION_HANDLE *session)
{
    /* There is nothing to notify of. */
    (void)application;
    (void)notify;
    CK_RV result = library_enter();
    if (result != CKR_OK) {
        return result;
    }

    result = slot != SLOT ? CKR_SLOT_ID_INVALID
        : session == NULL ? CKR_ARGUMENTS_BAD
        : (flags & CKF_SERIAL_SESSION) == 0 ? CKR_SESSION_PARALLEL_NOT_SUPPORTED
        : open_session(flags, session);
    library_leave();
    return result;
}

CK_RV session_ask(const struct session *session, enum kind kind)
{
    struct call call;
    CK_RV result = session_call(session, &call);
    if (result == CKR_OK) {
        result = call_run(&call, kind);
        call_end(&call);
    }

    return result;
}

static CK_RV close_session(struct session *session)
{
    CK_RV result = session_ask(session, KIND_CLOSE_SESSION);
    if (result == CKR_OK || result == CKR_SESSION_HANDLE_INVALID) {
        session_remove(session);
    }

    return result;
}

CK_RV C_CloseSession(CK_SESSION_HANDLE handle)
{
    WITH_SESSION(handle, close_session(session));
}

static CK_RV close_all(void)
{
    struct call call;
    /* One that another thread is opening may outlive this; if it does not, the server refuses it at its first use. */
    uint64_t before = sessions_count();
    CK_RV result = call_begin(&call);
    if (result == CKR_OK) {
        result = call_run(&call, KIND_CLOSE_ALL_SESSIONS);
        call_end(&call);
    }

    if (result == CKR_OK) {
        sessions_remove_first(before);
    }

    return result;
}

CK_RV C_CloseAllSessions(CK_SLOT_ID slot)
{
    CK_RV result = library_enter();
    if (result != CKR_OK) {
        return result;
    }

    result = slot != SLOT ? CKR_SLOT_ID_INVALID : close_all();
    library_leave();
    return result;
}

static CK_RV session_info(struct session *session, CK_SESSION_INFO *info)
{
    struct call call;
    if (info == NULL) {
        return CKR_ARGUMENTS_BAD;
    }

    CK_RV result = session_call(session, &call);
    if (result != CKR_OK) {
        return result;
    }

    result = call_run(&call, KIND_SESSION_INFO);
    if (result == CKR_OK) {
        *info = (CK_SESSION_INFO){
            .slotID = SLOT,
            .state = read_u32(&call.in),
            .flags = CKF_SERIAL_SESSION | (session->is_read_write ? CKF_RW_SESSION : 0),
        };
        result = call.in.failed ? CKR_GENERAL_ERROR : CKR_OK;
    }

    call_end(&call);
    return result;
}

CK_RV C_GetSessionInfo(CK_SESSION_HANDLE handle, CK_SESSION_INFO *info)
{
    WITH_SESSION(handle, session_info(session, info));
}

static CK_RV login(struct session *session, CK_USER_TYPE user, const CK_UTF8CHAR *pin, CK_ULONG pin_length)
{
    struct call call;
    if (pin == NULL) {
        /* No protected authentication path. */
        return CKR_ARGUMENTS_BAD;
    }

    if (user > INT32_MAX) {
        return CKR_USER_TYPE_INVALID;
    }

    CK_RV result = session_call(session, &call);
    if (result != CKR_OK) {
        return result;
    }

    write_u32(&call.out, (uint32_t)user);
    write_run(&call.out, pin, pin_length);
    /* No PIN is larger than a request. */
    result = call.out.failed ? CKR_PIN_INCORRECT : call_run(&call, KIND_LOGIN);
    call_end(&call);
    return result;
}

CK_RV C_Login(CK_SESSION_HANDLE handle, CK_USER_TYPE user, CK_UTF8CHAR *pin, CK_ULONG pin_length)
{
    WITH_SESSION(handle, login(session, user, pin, pin_length));
}

CK_RV C_Logout(CK_SESSION_HANDLE handle)
{
    WITH_SESSION(handle, session_ask(session, KIND_LOGOUT));
}
