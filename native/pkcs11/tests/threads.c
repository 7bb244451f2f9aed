/* Many threads, and with several drivers at once many processes. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>

#include "driver.h"

enum {
    MAX_THREADS = 32,
};

struct worker {
    CK_ATTRIBUTE_TYPE type;
    unsigned rounds;
    const char *label;
    unsigned lost;
};

/* Each worker has a register of its own, all of them attributes of one object: a write that another one undoes is lost. */
static void *write_and_read(void *argument)
{
    struct worker *worker = argument;
    CK_SESSION_HANDLE session = open_session(true);
    CK_OBJECT_HANDLE object = 0;
    REQUIRE(count_labelled(session, worker->label, &object) == 1);
    for (uint32_t round = 1; round <= worker->rounds; round++) {
        uint32_t read = 0;
        CK_ATTRIBUTE wanted = {worker->type, &round, sizeof round};
        CK_ATTRIBUTE told = {worker->type, &read, sizeof read};
        EXPECT(CKR_OK, C_SetAttributeValue(session, object, &wanted, 1));
        EXPECT(CKR_OK, C_GetAttributeValue(session, object, &told, 1));
        worker->lost += read != round;
    }

    EXPECT(CKR_OK, C_CloseSession(session));
    return NULL;
}

/* LABEL PROCESS THREADS ROUNDS: the object is there. */
int run_registers(int count, char **arguments)
{
    REQUIRE(count == 4);
    unsigned process = (unsigned)atoi(arguments[1]);
    unsigned threads = (unsigned)atoi(arguments[2]);
    REQUIRE(threads >= 1 && threads <= MAX_THREADS);
    pthread_t ids[MAX_THREADS];
    struct worker workers[MAX_THREADS];
    unsigned lost = 0;
    EXPECT(CKR_OK, C_Initialize(&(CK_C_INITIALIZE_ARGS){.flags = CKF_OS_LOCKING_OK}));

    /* A session that stays: with the last one the server would end the application's login and handles. */
    CK_SESSION_HANDLE session = open_session(false);
    for (unsigned i = 0; i < threads; i++) {
        workers[i] = (struct worker){
            .type = 0x80000000UL + process * MAX_THREADS + i, .rounds = (unsigned)atoi(arguments[3]), .label = arguments[0]};
        REQUIRE(pthread_create(&ids[i], NULL, write_and_read, &workers[i]) == 0);
    }

    for (unsigned i = 0; i < threads; i++) {
        REQUIRE(pthread_join(ids[i], NULL) == 0);
        lost += workers[i].lost;
    }

    EXPECT(CKR_OK, C_CloseSession(session));
    EXPECT(CKR_OK, C_Finalize(NULL));
    printf("lost %u\n", lost);
    return lost == 0 ? 0 : 1;
}

static atomic_bool is_over;

static bool is_one_of(CK_RV result, const CK_RV *allowed, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (result == allowed[i]) {
            return true;
        }
    }

    printf("0x%lx is not allowed here\n", result);
    return false;
}

/* Sessions come and go under every call, and so does the library itself. */
static void *churn(void *argument)
{
    static const CK_RV allowed[] = {
        CKR_OK, CKR_CRYPTOKI_NOT_INITIALIZED, CKR_SESSION_HANDLE_INVALID, CKR_OBJECT_HANDLE_INVALID, CKR_DEVICE_ERROR, CKR_GENERAL_ERROR,
        CKR_OPERATION_ACTIVE, CKR_OPERATION_NOT_INITIALIZED, CKR_USER_ALREADY_LOGGED_IN, CKR_USER_NOT_LOGGED_IN,
        CKR_KEY_HANDLE_INVALID, CKR_TOKEN_NOT_PRESENT,
    };
    unsigned seed = (unsigned)(uintptr_t)argument;
    CK_SESSION_HANDLE session = 0;
    while (!atomic_load(&is_over)) {
        CK_ULONG class = CKO_SECRET_KEY;
        uint8_t bytes[32] = {1};
        CK_ULONG length = sizeof bytes;
        CK_OBJECT_HANDLE key = 0;
        CK_MECHANISM cbc = {CKM_AES_CBC, bytes, 16};
        CK_MECHANISM sha = {CKM_SHA256, NULL, 0};
        CK_ATTRIBUTE template[] = {{CKA_CLASS, &class, sizeof class}, {CKA_VALUE, bytes, 16}};
        CK_RV result;
        switch (rand_r(&seed) % 10) {
        case 0:
            result = C_CloseSession(session);
            break;
        case 1:
        case 2:
            result = C_OpenSession(0, CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL, &session);
            break;
        case 3:
            result = login(session, "1234");
            break;
        case 4:
            result = rand_r(&seed) % 8 == 0 ? C_CloseAllSessions(0) : CKR_OK;
            break;
        case 5:
            result = C_CreateObject(session, template, 2, &key);
            if (result == CKR_OK && C_EncryptInit(session, &cbc, key) == CKR_OK) {
                result = C_Encrypt(session, bytes, 16, bytes, &length);
            }

            break;
        case 6:
            result = C_DigestInit(session, &sha);
            break;
        case 7:
            result = C_Digest(session, bytes, sizeof bytes, bytes, &length);
            break;
        case 8:
            result = C_FindObjectsInit(session, NULL, 0);
            break;
        default:
            result = C_FindObjectsFinal(session);
            break;
        }

        REQUIRE(is_one_of(result, allowed, LENGTH(allowed)));
    }

    return NULL;
}

/* THREADS ROUNDS: the main thread ends the library under the others and begins it again. */
int run_churn(int count, char **arguments)
{
    REQUIRE(count == 2);
    unsigned threads = (unsigned)atoi(arguments[0]);
    REQUIRE(threads >= 1 && threads <= MAX_THREADS);
    pthread_t ids[MAX_THREADS];
    EXPECT(CKR_OK, C_Initialize(NULL));
    for (unsigned i = 0; i < threads; i++) {
        REQUIRE(pthread_create(&ids[i], NULL, churn, (void *)(uintptr_t)(i + 1)) == 0);
    }

    for (int i = 0; i < atoi(arguments[1]); i++) {
        struct timespec pause = {.tv_nsec = 20000000};
        nanosleep(&pause, NULL);
        EXPECT(CKR_OK, C_Finalize(NULL));
        EXPECT(CKR_OK, C_Initialize(NULL));
    }

    atomic_store(&is_over, true);
    for (unsigned i = 0; i < threads; i++) {
        REQUIRE(pthread_join(ids[i], NULL) == 0);
    }

    EXPECT(CKR_OK, C_Finalize(NULL));
    printf("churned\n");
    return 0;
}
