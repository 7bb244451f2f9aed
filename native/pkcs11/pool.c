/*
 * The connections of this process. A call has one of them to itself, so threads that call at once are served at once; the
 * server keeps sessions, login and handles for all connections that attached to the same application number.
 *
 * When none is left the server has ended the application: its sessions and handles are gone. The next one gets a new
 * number and a new generation, which is part of every handle, so that an old handle can not come to mean a new thing.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "wire.h"

enum {
    MAX_CONNECTIONS = 16,
};

enum place_state {
    PLACE_FREE,
    /* Being opened: no connection yet. */
    PLACE_OPENING,
    PLACE_IDLE,
    PLACE_BUSY,
};

struct place {
    enum place_state state;
    struct connection *connection;
};

static struct {
    pthread_mutex_t lock;
    pthread_cond_t returned;
    struct place places[MAX_CONNECTIONS];
    /* Sockets at the moment, those being opened included; 0: there is no application. */
    unsigned open;
    /* Whether a connection of this application was ever attached. */
    bool is_attached;
    bool is_interrupted;
    uint32_t application;
    uint64_t generation;
    char *path;
    int timeout_seconds;
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER, .returned = PTHREAD_COND_INITIALIZER};

void pool_configure(const char *path, int timeout_seconds)
{
    free(pool.path);
    pool.path = path == NULL ? NULL : strdup(path);
    pool.timeout_seconds = timeout_seconds;
    pool.is_interrupted = false;
}

const char *pool_path(void)
{
    return pool.path;
}

void pool_lock(void)
{
    pthread_mutex_lock(&pool.lock);
}

void pool_unlock(void)
{
    pthread_mutex_unlock(&pool.lock);
}

/* Ends the application, the pool locked: the next call begins another one. */
static void lose_application(void)
{
    if (pool.is_attached) {
        pool.is_attached = false;
        pool.generation++;
        sessions_lost();
    }
}

/* Gives a place up, the pool locked; with the last one the application is lost. */
static void free_place(struct place *place)
{
    place->state = PLACE_FREE;
    place->connection = NULL;
    pool.open--;
    if (pool.open == 0) {
        lose_application();
    }

    pthread_cond_broadcast(&pool.returned);
}

static struct place *find_place(enum place_state state)
{
    for (size_t i = 0; i < MAX_CONNECTIONS; i++) {
        if (pool.places[i].state == state) {
            return &pool.places[i];
        }
    }

    return NULL;
}

/* Whether a connection other than that of a place still holds the application, the pool locked. */
static bool is_held_by_another(const struct place *fresh)
{
    for (size_t i = 0; i < MAX_CONNECTIONS; i++) {
        const struct place *place = &pool.places[i];
        if (place != fresh && place->connection != NULL && !connection_was_closed(place->connection)) {
            return true;
        }
    }

    return false;
}

static CK_RV new_application(void)
{
    /* Whoever knows the number can join the application, so it is not one that can be guessed. */
    return getrandom(&pool.application, sizeof pool.application, 0) == sizeof pool.application ? CKR_OK : CKR_FUNCTION_FAILED;
}

/* Opens a connection in a free place, the pool locked, and unlocked meanwhile. */
static CK_RV open_place(struct place *place)
{
    CK_RV result = pool.open == 0 ? new_application() : CKR_OK;
    if (result != CKR_OK) {
        return result;
    }

    uint32_t application = pool.application;
    place->state = PLACE_OPENING;
    pool.open++;
    pool_unlock();
    struct connection *connection = connection_open(pool.path, pool.timeout_seconds, application, &result);
    pool_lock();
    if (connection == NULL) {
        free_place(place);
        return result;
    }

    place->connection = connection;
    place->state = PLACE_BUSY;
    if (pool.is_attached && !is_held_by_another(place)) {
        /* The server has ended the application since and begun one of the same number: it knows nothing of ours. */
        lose_application();
    }

    pool.is_attached = true;
    return CKR_OK;
}

/* Takes an idle connection that is alive, the pool locked; NULL: there is none. */
static struct place *take_idle(void)
{
    struct place *place;
    while ((place = find_place(PLACE_IDLE)) != NULL) {
        if (connection_is_alive(place->connection)) {
            place->state = PLACE_BUSY;
            return place;
        }

        connection_close(place->connection);
        free_place(place);
    }

    return NULL;
}

/* A connection for a call, the pool locked. `generation` NULL: of whichever application. */
static CK_RV take(const uint64_t *generation, struct place **taken)
{
    if (generation != NULL && *generation != pool.generation) {
        return CKR_SESSION_HANDLE_INVALID;
    }

    while (!pool.is_interrupted) {
        CK_RV result = CKR_OK;
        struct place *place = take_idle();
        struct place *room = place == NULL ? find_place(PLACE_FREE) : NULL;
        if (room != NULL && (generation == NULL || *generation == pool.generation)) {
            result = open_place(room);
            place = result == CKR_OK ? room : NULL;
        }

        /* Looking at the idle ones, and joining with a new one, tell that the application is lost. */
        if (generation != NULL && *generation != pool.generation) {
            if (place != NULL) {
                place->state = PLACE_IDLE;
                pthread_cond_signal(&pool.returned);
            }

            return CKR_DEVICE_ERROR;
        }

        if (place != NULL) {
            *taken = place;
            return CKR_OK;
        }

        if (result != CKR_OK && find_place(PLACE_BUSY) == NULL && find_place(PLACE_OPENING) == NULL) {
            return result;
        }

        /* All are in use, or the server takes no more: another thread will give one back. */
        pthread_cond_wait(&pool.returned, &pool.lock);
    }

    return CKR_CRYPTOKI_NOT_INITIALIZED;
}

static CK_RV begin(struct call *call, const uint64_t *generation)
{
    *call = (struct call){0};
    if (pool.path == NULL) {
        return CKR_TOKEN_NOT_PRESENT;
    }

    struct place *place = NULL;
    pool_lock();
    CK_RV result = take(generation, &place);
    if (result == CKR_OK) {
        call->connection = place->connection;
        call->generation = pool.generation;
        connection_writer(call->connection, &call->out);
    }

    pool_unlock();
    return result;
}

CK_RV call_begin(struct call *call)
{
    return begin(call, NULL);
}

CK_RV call_begin_in(struct call *call, uint64_t generation)
{
    return begin(call, &generation);
}

void call_end(struct call *call)
{
    if (call->connection == NULL) {
        return;
    }

    /* What was written may not have been sent. */
    explicit_bzero(call->out.bytes, call->out.length);
    connection_wipe(call->connection);
    pool_lock();
    for (size_t i = 0; i < MAX_CONNECTIONS; i++) {
        struct place *place = &pool.places[i];
        if (place->connection != call->connection) {
            continue;
        }

        if (connection_is_broken(place->connection)) {
            connection_close(place->connection);
            free_place(place);
        } else {
            place->state = PLACE_IDLE;
            pthread_cond_signal(&pool.returned);
        }

        break;
    }

    pool_unlock();
    call->connection = NULL;
}

void pool_interrupt(void)
{
    pool_lock();
    pool.is_interrupted = true;
    for (size_t i = 0; i < MAX_CONNECTIONS; i++) {
        if (pool.places[i].state == PLACE_BUSY) {
            connection_interrupt(pool.places[i].connection);
        }
    }

    pthread_cond_broadcast(&pool.returned);
    pool_unlock();
}

static void forget_all(void (*end)(struct connection *))
{
    for (size_t i = 0; i < MAX_CONNECTIONS; i++) {
        if (pool.places[i].connection != NULL) {
            end(pool.places[i].connection);
        }

        pool.places[i] = (struct place){0};
    }

    pool.open = 0;
    pool.is_attached = false;
    pool.generation++;
}

void pool_clear(void)
{
    forget_all(connection_close);
    free(pool.path);
    pool.path = NULL;
}

void pool_abandon(void)
{
    /* A child: what its other threads held is theirs no more, for there are no other threads. */
    pthread_mutex_init(&pool.lock, NULL);
    pthread_cond_init(&pool.returned, NULL);
    forget_all(connection_abandon);
    free(pool.path);
    pool.path = NULL;
}
