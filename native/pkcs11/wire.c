/*
 * The wire: docs/pkcs11-shim.md and the protocol page. A frame is uint32 big-endian N, then N bytes: magic, kind, sequence,
 * aux (16 bits each), payload. Numbers are sent least significant byte first, which the magic tells the server.
 */
#define _GNU_SOURCE
#include "wire.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

enum {
    LENGTH_BYTES = 4,
    HEADER_BYTES = 8,
    FRAME_BYTES = LENGTH_BYTES + HEADER_BYTES,
    /* What INFO may say at most; the length of what is received is bounded by what it does say. */
    MAX_PAYLOAD = 65535,
    /* INFO is asked for before the bound is known. Every server takes this. */
    MIN_PAYLOAD = 256,
    MAGIC = 0xA501,
    CLIENT_ID = 1,
    STATUS_NO_HANDLER = -2007,
    STATUS_BUFFER_SIZE = -2006,
    STATUS_LOCKED = -2100,
};

struct connection {
    int descriptor;
    uint16_t sequence;
    size_t payload;
    uint32_t server_id;
    /* Something was sent whose answer did not come, or is none: nothing more can be asked here. */
    bool is_broken;
    /* How many bytes of the buffers hold something. */
    size_t sent;
    size_t received;
    uint8_t out[FRAME_BYTES + MAX_PAYLOAD];
    uint8_t in[FRAME_BYTES + MAX_PAYLOAD];
};

static void put_u16(uint8_t *at, uint16_t value)
{
    at[0] = (uint8_t)value;
    at[1] = (uint8_t)(value >> 8);
}

static uint16_t get_u16(const uint8_t *at)
{
    return (uint16_t)(at[0] | at[1] << 8);
}

static void put_big_u32(uint8_t *at, uint32_t value)
{
    at[0] = (uint8_t)(value >> 24);
    at[1] = (uint8_t)(value >> 16);
    at[2] = (uint8_t)(value >> 8);
    at[3] = (uint8_t)value;
}

static uint32_t get_big_u32(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

void write_bytes(struct writer *writer, const void *bytes, size_t length)
{
    if (writer->failed || length > writer->capacity - writer->length) {
        writer->failed = true;
        return;
    }

    if (length > 0) {
        memcpy(writer->bytes + writer->length, bytes, length);
        writer->length += length;
    }
}

void write_u32(struct writer *writer, uint32_t value)
{
    const uint8_t bytes[] = {(uint8_t)value, (uint8_t)(value >> 8), (uint8_t)(value >> 16), (uint8_t)(value >> 24)};
    write_bytes(writer, bytes, sizeof bytes);
}

void write_run(struct writer *writer, const void *bytes, size_t length)
{
    /* A length above 32 bits is above the capacity too: write_bytes refuses it. */
    write_u32(writer, (uint32_t)length);
    write_bytes(writer, bytes, length);
}

const uint8_t *read_bytes(struct reader *reader, size_t length)
{
    const uint8_t *bytes = reader->bytes;
    if (reader->failed || length > reader->left) {
        reader->failed = true;
        return NULL;
    }

    reader->bytes += length;
    reader->left -= length;
    return bytes;
}

uint32_t read_u32(struct reader *reader)
{
    const uint8_t *at = read_bytes(reader, 4);
    return at == NULL ? 0 : at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

const uint8_t *read_run(struct reader *reader, size_t *length)
{
    *length = read_u32(reader);
    const uint8_t *bytes = read_bytes(reader, *length);
    if (bytes == NULL) {
        *length = 0;
    }

    return bytes;
}

static bool send_all(int descriptor, const uint8_t *bytes, size_t length)
{
    while (length > 0) {
        ssize_t sent = send(descriptor, bytes, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }

        if (sent <= 0) {
            return false;
        }

        bytes += sent;
        length -= (size_t)sent;
    }

    return true;
}

/* Receives a frame; its payload's length, or -1: nobody there, too late, or no frame of this protocol. */
static ssize_t receive_frame(struct connection *connection)
{
    size_t wanted = FRAME_BYTES;
    connection->received = 0;
    while (connection->received < wanted) {
        /* Never more than one frame: another one behind it stays in the socket, where connection_is_alive finds it. */
        ssize_t got = recv(connection->descriptor, connection->in + connection->received, wanted - connection->received, 0);
        if (got < 0 && errno == EINTR) {
            continue;
        }

        if (got <= 0) {
            return -1;
        }

        connection->received += (size_t)got;
        if (wanted == FRAME_BYTES && connection->received == FRAME_BYTES) {
            size_t length = get_big_u32(connection->in);
            if (length < HEADER_BYTES || length > HEADER_BYTES + connection->payload) {
                return -1;
            }

            wanted = LENGTH_BYTES + length;
        }
    }

    return (ssize_t)(connection->received - FRAME_BYTES);
}

CK_RV connection_exchange(struct connection *connection, enum kind kind, size_t length, struct reader *reply)
{
    *reply = (struct reader){.failed = true};
    if (connection->is_broken) {
        return CKR_DEVICE_ERROR;
    }

    /* Until the answer is there. The server does nothing before it has a whole request; from then on nobody here can know. */
    connection->is_broken = true;
    uint8_t *header = connection->out + LENGTH_BYTES;
    connection->sequence++;
    put_big_u32(connection->out, (uint32_t)(HEADER_BYTES + length));
    put_u16(header, MAGIC);
    put_u16(header + 2, (uint16_t)kind);
    put_u16(header + 4, connection->sequence);
    put_u16(header + 6, 0);
    connection->sent = FRAME_BYTES + length;
    if (!send_all(connection->descriptor, connection->out, connection->sent)) {
        return CKR_DEVICE_ERROR;
    }

    ssize_t received = receive_frame(connection);
    header = connection->in + LENGTH_BYTES;
    if (received < 0 || get_u16(header) != MAGIC || get_u16(header + 2) != kind || get_u16(header + 4) != connection->sequence) {
        return CKR_GENERAL_ERROR;
    }

    connection->is_broken = false;
    *reply = (struct reader){.bytes = connection->in + FRAME_BYTES, .left = (size_t)received};
    return CKR_OK;
}

void connection_writer(struct connection *connection, struct writer *writer)
{
    *writer = (struct writer){.bytes = connection->out + FRAME_BYTES, .capacity = connection->payload};
}

void connection_wipe(struct connection *connection)
{
    explicit_bzero(connection->out, connection->sent);
    explicit_bzero(connection->in, connection->received);
    connection->sent = 0;
    connection->received = 0;
}

size_t connection_payload(const struct connection *connection)
{
    return connection->payload;
}

uint32_t connection_server_id(const struct connection *connection)
{
    return connection->server_id;
}

bool connection_is_alive(const struct connection *connection)
{
    uint8_t byte;
    if (connection->is_broken) {
        return false;
    }

    /* Nothing is due: a byte that is there is no answer to anything, and an end of file is an end. */
    ssize_t got = recv(connection->descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

bool connection_is_broken(const struct connection *connection)
{
    return connection->is_broken;
}

bool connection_was_closed(const struct connection *connection)
{
    uint8_t byte;
    ssize_t got = recv(connection->descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

void connection_interrupt(const struct connection *connection)
{
    shutdown(connection->descriptor, SHUT_RDWR);
}

void connection_close(struct connection *connection)
{
    /* A forked child may hold a copy of the descriptor; the server is to see the end all the same. */
    shutdown(connection->descriptor, SHUT_RDWR);
    connection_abandon(connection);
}

void connection_abandon(struct connection *connection)
{
    close(connection->descriptor);
    connection_wipe(connection);
    free(connection);
}

static int open_socket(const char *path, int timeout_seconds)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        return -1;
    }

    memcpy(address.sun_path, path, strlen(path) + 1);
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        return -1;
    }

    struct timeval timeout = {.tv_sec = timeout_seconds};
    if (setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout) != 0
        || setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout) != 0
        || connect(descriptor, (const struct sockaddr *)&address, sizeof address) != 0) {
        close(descriptor);
        return -1;
    }

    return descriptor;
}

static CK_RV learn_server(struct connection *connection)
{
    struct writer out;
    struct reader in;
    connection_writer(connection, &out);
    write_u32(&out, CLIENT_ID);
    if (connection_exchange(connection, KIND_INIT, out.length, &in) != CKR_OK) {
        return CKR_DEVICE_ERROR;
    }

    read_u32(&in);
    connection->server_id = read_u32(&in);
    if (in.failed || connection_exchange(connection, KIND_INFO, 0, &in) != CKR_OK) {
        return CKR_DEVICE_ERROR;
    }

    uint32_t payload = read_u32(&in);
    if (in.failed || payload < MIN_PAYLOAD || payload > MAX_PAYLOAD) {
        return CKR_DEVICE_ERROR;
    }

    connection->payload = payload;
    return CKR_OK;
}

/* How a request of the PKCS#11 face ended: int32 rc of the server, then uint32 CKR_ value. */
static CK_RV result_of(struct reader *in)
{
    if (in->left == 0) {
        /* The server knows no such group. */
        return CKR_TOKEN_NOT_PRESENT;
    }

    int32_t status = (int32_t)read_u32(in);
    if (in->failed) {
        return CKR_GENERAL_ERROR;
    }

    switch (status) {
    case 0: {
        CK_RV result = read_u32(in);
        return in->failed ? CKR_GENERAL_ERROR : result;
    }
    case STATUS_NO_HANDLER:
        return CKR_TOKEN_NOT_PRESENT;
    case STATUS_BUFFER_SIZE:
        return CKR_DEVICE_MEMORY;
    case STATUS_LOCKED:
        /* Nothing has changed. */
        return CKR_FUNCTION_FAILED;
    default:
        return CKR_GENERAL_ERROR;
    }
}

static CK_RV attach(struct connection *connection, uint32_t application)
{
    struct writer out;
    struct reader in;
    connection_writer(connection, &out);
    write_u32(&out, application);
    CK_RV result = connection_exchange(connection, KIND_ATTACH, out.length, &in);
    return result == CKR_OK ? result_of(&in) : result;
}

struct connection *connection_open(const char *path, int timeout_seconds, uint32_t application, CK_RV *why)
{
    struct connection *connection = calloc(1, sizeof *connection);
    if (connection == NULL) {
        *why = CKR_HOST_MEMORY;
        return NULL;
    }

    connection->payload = MIN_PAYLOAD;
    connection->descriptor = open_socket(path, timeout_seconds);
    if (connection->descriptor < 0) {
        free(connection);
        *why = CKR_TOKEN_NOT_PRESENT;
        return NULL;
    }

    *why = learn_server(connection);
    if (*why == CKR_OK) {
        *why = attach(connection, application);
    }

    if (*why != CKR_OK) {
        /* Whatever became of the greeting: the caller's request was not sent. */
        *why = *why == CKR_GENERAL_ERROR ? CKR_DEVICE_ERROR : *why;
        connection_close(connection);
        return NULL;
    }

    return connection;
}

CK_RV call_run_raw(struct call *call, enum kind kind)
{
    if (call->out.failed) {
        /* Larger than a payload. Nothing was sent. */
        return CKR_DEVICE_MEMORY;
    }

    return connection_exchange(call->connection, kind, call->out.length, &call->in);
}

CK_RV call_run(struct call *call, enum kind kind)
{
    CK_RV result = call_run_raw(call, kind);
    return result == CKR_OK ? result_of(&call->in) : result;
}

size_t call_payload(const struct call *call)
{
    return connection_payload(call->connection);
}

uint32_t call_server_id(const struct call *call)
{
    return connection_server_id(call->connection);
}
