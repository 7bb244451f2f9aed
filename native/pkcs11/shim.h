/* State of the library: whether it is initialised, its sessions, and what is active in them. */
#ifndef HSM_SHIM_H
#define HSM_SHIM_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cryptoki.h"
#include "wire.h"

enum {
    SLOT = 0,
};

/* What a session may be at, as the server numbers it. Data of a multi-part call gathers here until its last part. */
enum operation_kind {
    OPERATION_DECRYPT = 0,
    OPERATION_ENCRYPT = 1,
    OPERATION_VERIFY = 2,
    OPERATION_SIGN = 3,
    OPERATION_KINDS = 4,
};

struct operation {
    /* It was begun. The server may have ended it since, by a logout, and says so when it is run. */
    bool is_active;
    CK_MECHANISM_TYPE mechanism;
    /* Of the tag, or of the MAC. */
    size_t tag_length;
    bool is_multipart;
    uint8_t *parts;
    size_t parts_length;
    /* What a decryption gave that did not fit into the caller's buffer: told at the next call. */
    uint8_t *result;
    size_t result_length;
    bool has_result;
};

/* A digest: the state is the client's, so the server knows nothing of it. */
struct digest {
    bool is_active;
    bool is_multipart;
    CK_MECHANISM_TYPE mechanism;
    uint64_t length;
    uint8_t chaining[64];
    /* What does not fill a block yet. */
    uint8_t rest[128];
    size_t rest_length;
};

struct session {
    CK_SESSION_HANDLE handle;
    uint64_t generation;
    uint32_t remote;
    /* The how manieth it is. */
    uint64_t number;
    bool is_read_write;
    /* Held during each call: the standard leaves two calls at once on one session undefined, we do them one by one. */
    pthread_mutex_t lock;
    struct operation operations[OPERATION_KINDS];
    struct digest digest;

    /* With the table locked. */
    unsigned references;
    bool is_closed;
    struct session *next;
};

/* Brackets of every function but C_Initialize, C_Finalize and C_GetFunctionList. */
CK_RV library_enter(void);
void library_leave(void);

/* A session for a call; give it back with session_release. NULL: no such handle. */
struct session *session_acquire(CK_SESSION_HANDLE handle);
void session_release(struct session *session);
/* Removes a session from the table; it is freed when nobody has it any more. */
void session_remove(struct session *session);
void sessions_remove_all(void);
/* How many sessions were ever added, and the removal of those that were among the first so many. */
uint64_t sessions_count(void);
void sessions_remove_first(uint64_t count);
CK_RV session_add(uint64_t generation, uint32_t remote, bool is_read_write, CK_SESSION_HANDLE *handle);
void sessions_abandon(void);

void operation_end(struct operation *operation);
void digest_end(struct digest *digest);

/* Handles of the caller are the server's, with the application's generation in the upper half. */
CK_ULONG handle_join(uint64_t generation, uint32_t remote);
/* False: of another generation, or none at all. */
bool handle_split(uint64_t generation, CK_ULONG handle, uint32_t *remote);

/* A request of a session: begun with the session's own handle written. */
CK_RV session_call(const struct session *session, struct call *call);
/* One that says nothing but the session, and is told nothing but the result. */
CK_RV session_ask(const struct session *session, enum kind kind);

/* Writes a template; CKR_OK or what is wrong with it. */
CK_RV write_template(struct writer *writer, const CK_ATTRIBUTE *template, CK_ULONG count);

/* Runs a body between enter and leave with a session; `expression` is evaluated with `session` in scope. */
#define WITH_SESSION(sessionHandle, expression) \
    do { \
        CK_RV with_result = library_enter(); \
        if (with_result != CKR_OK) { \
            return with_result; \
        } \
        struct session *session = session_acquire(sessionHandle); \
        with_result = session == NULL ? CKR_SESSION_HANDLE_INVALID : (expression); \
        if (session != NULL && with_result == CKR_SESSION_HANDLE_INVALID) { \
            /* The server knows it no more. */ \
            session_remove(session); \
        } \
        if (session != NULL) { \
            session_release(session); \
        } \
        library_leave(); \
        return with_result; \
    } while (0)

#endif
