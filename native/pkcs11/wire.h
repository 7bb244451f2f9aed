/* Frames, connections and the pool of them: how this library talks to `hsm serve`. */
#ifndef HSM_WIRE_H
#define HSM_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cryptoki.h"

/* Group and action of a request. */
enum kind {
    KIND_INIT = 0x0101,
    KIND_CLOSE = 0x0103,
    KIND_INFO = 0x0104,
    KIND_ECHO = 0x0105,
    KIND_HASH = 0x0401,
    KIND_RANDOM = 0x0404,
    KIND_ATTACH = 0x0A80,
    KIND_OPEN_SESSION = 0x0A81,
    KIND_CLOSE_SESSION = 0x0A82,
    KIND_CLOSE_ALL_SESSIONS = 0x0A83,
    KIND_SESSION_INFO = 0x0A84,
    KIND_LOGIN = 0x0A85,
    KIND_LOGOUT = 0x0A86,
    KIND_CREATE_OBJECT = 0x0A87,
    KIND_DESTROY_OBJECT = 0x0A88,
    KIND_GET_ATTRIBUTES = 0x0A89,
    KIND_SET_ATTRIBUTES = 0x0A8A,
    KIND_FIND_INIT = 0x0A8B,
    KIND_FIND = 0x0A8C,
    KIND_FIND_FINAL = 0x0A8D,
    KIND_CIPHER_INIT = 0x0A8E,
    KIND_CIPHER_RUN = 0x0A8F,
    KIND_GENERATE_KEY = 0x0A90,
};

/* Bytes being written. What does not fit is left out and remembered. */
struct writer {
    uint8_t *bytes;
    size_t length;
    size_t capacity;
    bool failed;
};

/* Bytes being read. What is not there reads as zeros and is remembered. */
struct reader {
    const uint8_t *bytes;
    size_t left;
    bool failed;
};

void write_u32(struct writer *writer, uint32_t value);
void write_bytes(struct writer *writer, const void *bytes, size_t length);
/* Bytes, their number first. */
void write_run(struct writer *writer, const void *bytes, size_t length);
uint32_t read_u32(struct reader *reader);
/* The next bytes, in place; NULL when there are not so many. */
const uint8_t *read_bytes(struct reader *reader, size_t length);
/* Bytes with their number first; NULL when there are not so many. */
const uint8_t *read_run(struct reader *reader, size_t *length);

struct connection;

/*
 * A request and its answer, on a connection of the pool that is this thread's from call_begin to call_end.
 * `generation` names the application: it changes when the server has lost it (see pool.c).
 */
struct call {
    struct connection *connection;
    uint64_t generation;
    struct writer out;
    struct reader in;
};

/* Any application: begins one if there is none, connecting as need be. CKR_TOKEN_NOT_PRESENT: nobody answers. */
CK_RV call_begin(struct call *call);
/* The application of a session. CKR_DEVICE_ERROR: it has just been lost; CKR_SESSION_HANDLE_INVALID: long ago. */
CK_RV call_begin_in(struct call *call, uint64_t generation);
/*
 * Sends; after CKR_OK `in` stands behind rc and result of the PKCS#11 face, both of them success. CKR_DEVICE_ERROR: the server
 * does not have the request, or says so itself; CKR_GENERAL_ERROR: it has it, and what it did is not known.
 */
CK_RV call_run(struct call *call, enum kind kind);
/* As call_run, of a request that has another form of answer: `in` is the whole payload. */
CK_RV call_run_raw(struct call *call, enum kind kind);
void call_end(struct call *call);

/* The longest payload of a request or an answer. */
size_t call_payload(const struct call *call);
/* The server's number, for a token's serial number. */
uint32_t call_server_id(const struct call *call);

/* One connection; used by the pool only. */
struct connection *connection_open(const char *path, int timeout_seconds, uint32_t application, CK_RV *why);
/* Whether a request can be sent; of a connection that nobody uses. */
bool connection_is_alive(const struct connection *connection);
bool connection_is_broken(const struct connection *connection);
/* Whether the server has ended it; of a connection that anybody uses, from any thread. */
bool connection_was_closed(const struct connection *connection);
/* Ends whatever waits on it; from any thread. */
void connection_interrupt(const struct connection *connection);
void connection_close(struct connection *connection);
/* Closes the descriptor and nothing else: in a child, where the parent goes on with it. */
void connection_abandon(struct connection *connection);
CK_RV connection_exchange(struct connection *connection, enum kind kind, size_t length, struct reader *reply);
void connection_writer(struct connection *connection, struct writer *writer);
/* Overwrites what was sent and received. */
void connection_wipe(struct connection *connection);
size_t connection_payload(const struct connection *connection);
uint32_t connection_server_id(const struct connection *connection);

/* The pool; the caller sees to it that no call is running in _configure, _clear and _abandon. */
void pool_configure(const char *path, int timeout_seconds);
const char *pool_path(void);
/* Ends what other threads wait for: their calls answer an error. */
void pool_interrupt(void);
void pool_clear(void);
void pool_lock(void);
void pool_unlock(void);
void pool_abandon(void);
/* Called with the pool locked when the application is lost. Implemented by sessions.c. */
void sessions_lost(void);

#endif
