/* Servers that go away or talk nonsense, and processes that fork. */
#define _GNU_SOURCE
#include <sys/wait.h>
#include <unistd.h>

#include "driver.h"

/* Tells the test how far this is, and waits until it has done its part. */
static void hand_over(const char *what)
{
    char line[16];
    printf("%s\n", what);
    fflush(stdout);
    REQUIRE(fgets(line, sizeof line, stdin) != NULL);
}

int run_lost(int count, char **arguments)
{
    (void)count;
    (void)arguments;
    CK_ULONG slots = 9;
    CK_SESSION_INFO info;
    CK_SESSION_HANDLE fresh;
    EXPECT(CKR_OK, C_Initialize(NULL));
    CK_SESSION_HANDLE session = open_session(true);
    CK_OBJECT_HANDLE object = create_data(session, false, "x", "y");
    hand_over("ready");
    EXPECT(CKR_DEVICE_ERROR, C_DestroyObject(session, object));
    EXPECT(CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(session, &info));
    EXPECT(CKR_TOKEN_NOT_PRESENT, C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, &fresh));
    EXPECT(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &slots));
    REQUIRE(slots == 0);
    hand_over("gone");
    fresh = open_session(true);
    REQUIRE(fresh != session);

    /* The new server counts from 1 again, as the old one did; an old handle means nothing to it all the same. */
    CK_OBJECT_HANDLE other = create_data(fresh, false, "x", "y");
    REQUIRE(other != object);
    EXPECT(CKR_OBJECT_HANDLE_INVALID, C_DestroyObject(fresh, object));
    EXPECT(CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(session, &info));
    EXPECT(CKR_OK, C_DestroyObject(fresh, other));
    EXPECT(CKR_OK, C_Finalize(NULL));
    printf("back\n");
    return 0;
}

/* LABEL EFFECT: the test loses the answer to a C_SetAttributeValue, after the server has the request (1) or before (0). */
int run_unanswered(int count, char **arguments)
{
    REQUIRE(count == 2);
    CK_RV expected = atoi(arguments[1]) == 1 ? CKR_OK : CKR_ATTRIBUTE_TYPE_INVALID;
    uint32_t written = 7;
    uint32_t read = 0;
    CK_ATTRIBUTE wanted = {0x80000000UL, &written, sizeof written};
    CK_ATTRIBUTE told = {0x80000000UL, &read, sizeof read};
    CK_OBJECT_HANDLE object = 0;
    CK_SESSION_INFO info;
    EXPECT(CKR_OK, C_Initialize(NULL));
    CK_SESSION_HANDLE session = open_session(true);
    REQUIRE(count_labelled(session, arguments[0], &object) == 1);
    EXPECT(CKR_GENERAL_ERROR, C_SetAttributeValue(session, object, &wanted, 1));

    /* It was the only connection: the application went with it. */
    EXPECT(CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(session, &info));
    session = open_session(true);
    REQUIRE(count_labelled(session, arguments[0], &object) == 1);
    EXPECT(expected, C_GetAttributeValue(session, object, &told, 1));
    REQUIRE(expected != CKR_OK || read == written);
    EXPECT(CKR_OK, C_Finalize(NULL));
    printf("either way\n");
    return 0;
}

static void be_child(CK_SESSION_HANDLE parents)
{
    CK_SESSION_INFO info;
    EXPECT(CKR_CRYPTOKI_NOT_INITIALIZED, C_GetSessionInfo(parents, &info));
    EXPECT(CKR_OK, C_Initialize(NULL));
    EXPECT(CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(parents, &info));
    CK_SESSION_HANDLE session = open_session(true);

    /* An application of its own: the parent's login is not the child's. */
    EXPECT(CKR_OK, C_GetSessionInfo(session, &info));
    REQUIRE(info.state == 2);
    EXPECT(CKR_OK, C_Finalize(NULL));
}

int run_fork(int count, char **arguments)
{
    (void)count;
    (void)arguments;
    CK_SESSION_INFO info;
    int status;
    EXPECT(CKR_OK, C_Initialize(NULL));
    CK_SESSION_HANDLE session = open_session(true);
    EXPECT(CKR_OK, login(session, "1234"));
    pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        be_child(session);
        /* Not exit: what the parent has written is not to be written again. */
        _exit(0);
    }

    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    EXPECT(CKR_OK, C_GetSessionInfo(session, &info));
    REQUIRE(info.state == 3);
    EXPECT(CKR_OK, C_Finalize(NULL));
    printf("forked\n");
    return 0;
}

/* Every call there is, with buffers that a sanitizer watches; what comes back is a result of some kind. */
static void call_everything(unsigned *seed)
{
    uint8_t *bytes = malloc(40);
    CK_ULONG length = 40;
    CK_ULONG count = 0;
    CK_SESSION_HANDLE session = 0;
    CK_OBJECT_HANDLE objects[5];
    CK_OBJECT_HANDLE object = 1;
    CK_TOKEN_INFO token;
    CK_SESSION_INFO info;
    CK_MECHANISM pad = {CKM_AES_CBC_PAD, bytes, 16};
    CK_MECHANISM hmac = {CKM_SHA256_HMAC, NULL, 0};
    CK_MECHANISM sha = {CKM_SHA512, NULL, 0};
    CK_MECHANISM generate = {CKM_AES_KEY_GEN, NULL, 0};
    REQUIRE(bytes != NULL);
    memset(bytes, 3, 40);
    CK_ULONG number = 16;
    CK_ATTRIBUTE template[] = {{CKA_CLASS, &number, sizeof number}, {CKA_LABEL, bytes, 5}, {CKA_VALUE, bytes, 30}};
    C_GetTokenInfo(0, &token);
    if (C_OpenSession(0, CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL, &session) == CKR_OK) {
        C_GetSessionInfo(session, &info);
        login(session, "1234");
        C_CreateObject(session, template, 3, &object);
        C_GenerateKey(session, &generate, template + 1, 1, &object);
        C_GetAttributeValue(session, object, template, 3);
        template[1].ulValueLen = 5;
        C_SetAttributeValue(session, object, template + 1, 1);
        C_FindObjectsInit(session, NULL, 0);
        if (C_FindObjects(session, objects, 1 + (unsigned)rand_r(seed) % LENGTH(objects), &count) == CKR_OK) {
            REQUIRE(count <= LENGTH(objects));
        }

        C_FindObjectsFinal(session);
        if (C_EncryptInit(session, &pad, object) == CKR_OK) {
            C_Encrypt(session, bytes, 20, bytes, &length);
            length = 40;
            C_Encrypt(session, bytes, 20, bytes, &length);
        }

        length = 1;
        if (C_DecryptInit(session, &pad, object) == CKR_OK && C_Decrypt(session, bytes, 32, bytes, &length) == CKR_BUFFER_TOO_SMALL) {
            REQUIRE(length <= 32);
            C_Decrypt(session, bytes, 32, bytes, &length);
        }

        length = 40;
        C_SignInit(session, &hmac, object);
        C_Sign(session, bytes, 20, bytes, &length);
        C_VerifyInit(session, &hmac, object);
        C_Verify(session, bytes, 20, bytes, 32);
        C_DigestInit(session, &sha);
        C_DigestUpdate(session, bytes, 40);
        C_DigestUpdate(session, bytes, 40);
        C_DigestUpdate(session, bytes, 40);
        C_DigestUpdate(session, bytes, 40);
        C_GenerateRandom(session, bytes, 40);
        C_DestroyObject(session, object);
        C_Logout(session);
        C_CloseSession(session);
    }

    C_CloseAllSessions(0);
    free(bytes);
}

/* SEED ROUNDS: the server is one of the test's, which answers what it likes. */
int run_fuzz(int count, char **arguments)
{
    REQUIRE(count == 2);
    unsigned seed = (unsigned)atoi(arguments[0]);
    for (int i = 0; i < atoi(arguments[1]); i++) {
        EXPECT(CKR_OK, C_Initialize(NULL));
        call_everything(&seed);
        EXPECT(CKR_OK, C_Finalize(NULL));
    }

    printf("no crash\n");
    return 0;
}
