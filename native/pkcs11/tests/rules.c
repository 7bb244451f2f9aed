/* What the standard says of arguments, states and buffers, call by call. */
#include "driver.h"

static void check_uninitialised(void)
{
    CK_INFO info;
    CK_ULONG count;
    CK_FUNCTION_LIST *list = NULL;
    EXPECT(CKR_CRYPTOKI_NOT_INITIALIZED, C_GetInfo(&info));
    EXPECT(CKR_CRYPTOKI_NOT_INITIALIZED, C_GetSlotList(CK_FALSE, NULL, &count));
    EXPECT(CKR_CRYPTOKI_NOT_INITIALIZED, C_CloseSession(1));
    EXPECT(CKR_CRYPTOKI_NOT_INITIALIZED, C_Finalize(NULL));
    EXPECT(CKR_ARGUMENTS_BAD, C_GetFunctionList(NULL));
    EXPECT(CKR_OK, C_GetFunctionList(&list));
    REQUIRE(list->version.major == 2 && list->version.minor == 40);

    /* Every function is there: the list has no hole. */
    void (*entries[68])(void);
    REQUIRE(sizeof entries == sizeof *list - offsetof(CK_FUNCTION_LIST, C_Initialize));
    memcpy(entries, &list->C_Initialize, sizeof entries);
    for (size_t i = 0; i < LENGTH(entries); i++) {
        REQUIRE(entries[i] != NULL);
    }
}

static CK_RV no_mutex(void **mutex)
{
    *mutex = NULL;
    return CKR_OK;
}

static CK_RV no_lock(void *mutex)
{
    (void)mutex;
    return CKR_OK;
}

static void check_initialisation(void)
{
    CK_C_INITIALIZE_ARGS some = {.CreateMutex = no_mutex};
    CK_C_INITIALIZE_ARGS own = {.CreateMutex = no_mutex, .DestroyMutex = no_lock, .LockMutex = no_lock, .UnlockMutex = no_lock};
    CK_C_INITIALIZE_ARGS ours = {.flags = CKF_OS_LOCKING_OK};
    EXPECT(CKR_ARGUMENTS_BAD, C_Initialize(&some));
    EXPECT(CKR_CANT_LOCK, C_Initialize(&own));
    own.flags = CKF_OS_LOCKING_OK;
    EXPECT(CKR_OK, C_Initialize(&own));
    EXPECT(CKR_CRYPTOKI_ALREADY_INITIALIZED, C_Initialize(NULL));
    EXPECT(CKR_ARGUMENTS_BAD, C_Finalize(&ours));
    EXPECT(CKR_OK, C_Finalize(NULL));
    EXPECT(CKR_OK, C_Initialize(&ours));
}

static void check_slots(void)
{
    CK_ULONG count = 0;
    CK_SLOT_ID slots[1] = {7};
    CK_SLOT_INFO slot;
    CK_TOKEN_INFO token;
    CK_MECHANISM_TYPE mechanisms[64];
    CK_MECHANISM_INFO mechanism;
    EXPECT(CKR_ARGUMENTS_BAD, C_GetInfo(NULL));
    EXPECT(CKR_ARGUMENTS_BAD, C_GetSlotList(CK_TRUE, slots, NULL));
    EXPECT(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &count));
    REQUIRE(count == 1);
    count = 0;
    EXPECT(CKR_BUFFER_TOO_SMALL, C_GetSlotList(CK_TRUE, slots, &count));
    REQUIRE(count == 1 && slots[0] == 7);
    EXPECT(CKR_OK, C_GetSlotList(CK_TRUE, slots, &count));
    REQUIRE(slots[0] == 0);
    EXPECT(CKR_SLOT_ID_INVALID, C_GetSlotInfo(1, &slot));
    EXPECT(CKR_ARGUMENTS_BAD, C_GetSlotInfo(0, NULL));
    EXPECT(CKR_OK, C_GetSlotInfo(0, &slot));
    REQUIRE((slot.flags & CKF_TOKEN_PRESENT) != 0);
    EXPECT(CKR_SLOT_ID_INVALID, C_GetTokenInfo(1, &token));
    EXPECT(CKR_OK, C_GetTokenInfo(0, &token));
    REQUIRE(memcmp(token.label, "hsm                             ", sizeof token.label) == 0);
    count = 1;
    EXPECT(CKR_BUFFER_TOO_SMALL, C_GetMechanismList(0, mechanisms, &count));
    REQUIRE(count > 1 && count <= LENGTH(mechanisms));
    EXPECT(CKR_OK, C_GetMechanismList(0, mechanisms, &count));
    for (CK_ULONG i = 0; i < count; i++) {
        EXPECT(CKR_OK, C_GetMechanismInfo(0, mechanisms[i], &mechanism));
    }

    EXPECT(CKR_MECHANISM_INVALID, C_GetMechanismInfo(0, 0x1234567, &mechanism));
    EXPECT(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, slots, NULL));
}

static void check_sessions(void)
{
    CK_SESSION_HANDLE session;
    CK_SESSION_INFO info;
    EXPECT(CKR_SESSION_PARALLEL_NOT_SUPPORTED, C_OpenSession(0, 0, NULL, NULL, &session));
    EXPECT(CKR_SLOT_ID_INVALID, C_OpenSession(5, CKF_SERIAL_SESSION, NULL, NULL, &session));
    EXPECT(CKR_ARGUMENTS_BAD, C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, NULL));
    session = open_session(false);
    CK_SESSION_HANDLE other = open_session(true);
    EXPECT(CKR_OK, C_GetSessionInfo(session, &info));
    REQUIRE(info.state == 0 && info.flags == CKF_SERIAL_SESSION);
    EXPECT(CKR_ARGUMENTS_BAD, login(session, "1234") == CKR_OK ? C_Login(session, CKU_USER, NULL, 4) : CKR_OK);
    EXPECT(CKR_USER_ALREADY_LOGGED_IN, login(other, "1234"));
    EXPECT(CKR_OK, C_GetSessionInfo(other, &info));
    REQUIRE(info.state == 3 && info.flags == (CKF_SERIAL_SESSION | CKF_RW_SESSION));
    EXPECT(CKR_OK, C_Logout(other));
    EXPECT(CKR_USER_NOT_LOGGED_IN, C_Logout(session));
    EXPECT(CKR_PIN_INCORRECT, login(session, "9999"));
    EXPECT(CKR_USER_TYPE_INVALID, C_Login(session, 7, (CK_UTF8CHAR *)"1234", 4));
    EXPECT(CKR_OK, C_CloseSession(session));
    EXPECT(CKR_SESSION_HANDLE_INVALID, C_CloseSession(session));
    EXPECT(CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(0, &info));
    EXPECT(CKR_FUNCTION_NOT_SUPPORTED, C_SetPIN(other, NULL, 0, NULL, 0));
    EXPECT(CKR_FUNCTION_NOT_PARALLEL, C_GetFunctionStatus(other));
    EXPECT(CKR_OK, C_CloseAllSessions(0));
    EXPECT(CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(other, &info));
}

static void check_attributes(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object)
{
    char text[4];
    CK_ULONG class = 99;
    CK_ATTRIBUTE lengths[] = {{CKA_LABEL, NULL, 0}, {CKA_CLASS, NULL, 0}, {CKA_ID, NULL, 5}};
    EXPECT(CKR_ATTRIBUTE_TYPE_INVALID, C_GetAttributeValue(session, object, lengths, LENGTH(lengths)));
    REQUIRE(lengths[0].ulValueLen == 5 && lengths[1].ulValueLen == sizeof class);
    REQUIRE(lengths[2].ulValueLen == CK_UNAVAILABLE_INFORMATION);

    CK_ATTRIBUTE values[] = {{CKA_LABEL, text, sizeof text}, {CKA_CLASS, &class, sizeof class}, {CKA_CLASS, &class, sizeof class}};
    EXPECT(CKR_BUFFER_TOO_SMALL, C_GetAttributeValue(session, object, values, LENGTH(values)));
    REQUIRE(values[0].ulValueLen == CK_UNAVAILABLE_INFORMATION && class == CKO_DATA && values[2].ulValueLen == sizeof class);

    CK_ATTRIBUTE wide = {0x100000003UL, text, sizeof text};
    EXPECT(CKR_ATTRIBUTE_TYPE_INVALID, C_GetAttributeValue(session, object, &wide, 1));
    EXPECT(CKR_ARGUMENTS_BAD, C_GetAttributeValue(session, object, NULL, 1));

    CK_ATTRIBUTE twice[] = {{CKA_LABEL, "a", 1}, {CKA_LABEL, "b", 1}};
    CK_ATTRIBUTE narrow = {CKA_KEY_TYPE, text, 1};
    CK_ATTRIBUTE fixed = {CKA_CLASS, &class, sizeof class};
    EXPECT(CKR_TEMPLATE_INCONSISTENT, C_SetAttributeValue(session, object, twice, 2));
    EXPECT(CKR_ATTRIBUTE_VALUE_INVALID, C_SetAttributeValue(session, object, &narrow, 1));
    EXPECT(CKR_ATTRIBUTE_READ_ONLY, C_SetAttributeValue(session, object, &fixed, 1));
    EXPECT(CKR_OK, C_SetAttributeValue(session, object, &twice[1], 1));
    lengths[0].ulValueLen = 0;
    EXPECT(CKR_OK, C_GetAttributeValue(session, object, lengths, 1));
    REQUIRE(lengths[0].ulValueLen == 1);
}

static void check_objects(void)
{
    CK_SESSION_HANDLE session = open_session(true);
    CK_OBJECT_HANDLE object = create_data(session, true, "label", "value");
    CK_OBJECT_HANDLE last = 0;
    CK_OBJECT_HANDLE fresh;
    CK_ULONG count;
    check_attributes(session, object);
    REQUIRE(count_labelled(session, "b", &last) == 1 && last == object);
    EXPECT(CKR_TEMPLATE_INCOMPLETE, C_CreateObject(session, NULL, 0, &fresh));
    EXPECT(CKR_ARGUMENTS_BAD, C_CreateObject(session, NULL, 1, &fresh));
    EXPECT(CKR_OPERATION_NOT_INITIALIZED, C_FindObjects(session, &fresh, 1, &count));
    EXPECT(CKR_OK, C_FindObjectsInit(session, NULL, 0));
    EXPECT(CKR_OPERATION_ACTIVE, C_FindObjectsInit(session, NULL, 0));
    EXPECT(CKR_OK, C_FindObjectsFinal(session));

    /* More than an answer holds, so that a search is several requests; and more than a request holds. */
    for (int i = 0; i < 90; i++) {
        create_data(session, false, "many", "");
    }

    REQUIRE(count_labelled(session, "many", &last) == 90);
    static char large[70000];
    CK_ATTRIBUTE too_large = {CKA_VALUE, large, sizeof large};
    EXPECT(CKR_DEVICE_MEMORY, C_SetAttributeValue(session, object, &too_large, 1));
    EXPECT(CKR_OK, C_DestroyObject(session, object));
    EXPECT(CKR_OBJECT_HANDLE_INVALID, C_DestroyObject(session, object));
    EXPECT(CKR_OBJECT_HANDLE_INVALID, C_DestroyObject(session, object | 1UL << 40));

    CK_SESSION_HANDLE reader = open_session(false);
    CK_BBOOL yes = CK_TRUE;
    CK_ULONG class = CKO_DATA;
    CK_ATTRIBUTE token[] = {{CKA_CLASS, &class, sizeof class}, {CKA_TOKEN, &yes, 1}};
    EXPECT(CKR_SESSION_READ_ONLY, C_CreateObject(reader, token, 2, &fresh));
    EXPECT(CKR_OK, C_CloseAllSessions(0));
}

static void check_generated(CK_SESSION_HANDLE session)
{
    CK_MECHANISM aes = {CKM_AES_KEY_GEN, NULL, 0};
    CK_MECHANISM unknown = {CKM_AES_CBC, NULL, 0};
    CK_ULONG length = 32;
    CK_ULONG wrong = CKK_GENERIC_SECRET;
    CK_BBOOL yes = CK_TRUE;
    CK_OBJECT_HANDLE key;
    uint8_t value[64];
    CK_BBOOL is_local = CK_FALSE;
    CK_ATTRIBUTE template[] = {{CKA_VALUE_LEN, &length, sizeof length}, {CKA_KEY_TYPE, &wrong, sizeof wrong}, {CKA_SENSITIVE, &yes, 1}};
    EXPECT(CKR_MECHANISM_INVALID, C_GenerateKey(session, &unknown, template, 1, &key));
    EXPECT(CKR_TEMPLATE_INCONSISTENT, C_GenerateKey(session, &aes, template, 2, &key));
    EXPECT(CKR_TEMPLATE_INCOMPLETE, C_GenerateKey(session, &aes, NULL, 0, &key));
    length = 17;
    EXPECT(CKR_ATTRIBUTE_VALUE_INVALID, C_GenerateKey(session, &aes, template, 1, &key));
    length = 32;
    EXPECT(CKR_OK, C_GenerateKey(session, &aes, template, 1, &key));
    CK_ATTRIBUTE told[] = {{CKA_VALUE, value, sizeof value}, {CKA_LOCAL, &is_local, 1}, {CKA_VALUE_LEN, &length, sizeof length}};
    EXPECT(CKR_OK, C_GetAttributeValue(session, key, told, LENGTH(told)));
    REQUIRE(told[0].ulValueLen == 32 && is_local == CK_TRUE && length == 32);
    template[1] = template[2];
    EXPECT(CKR_OK, C_GenerateKey(session, &aes, template, 2, &key));
    EXPECT(CKR_ATTRIBUTE_SENSITIVE, C_GetAttributeValue(session, key, told, LENGTH(told)));
    REQUIRE(told[0].ulValueLen == CK_UNAVAILABLE_INFORMATION && told[1].ulValueLen == 1);
}

static void check_operations(void)
{
    CK_SESSION_HANDLE session = open_session(true);
    uint8_t bytes[64] = {0};
    uint8_t out[64];
    CK_ULONG length = 0;
    CK_MECHANISM cbc = {CKM_AES_CBC, bytes, 16};
    CK_MECHANISM pad = {CKM_AES_CBC_PAD, bytes, 16};
    CK_MECHANISM cmac = {CKM_AES_CMAC, NULL, 0};
    EXPECT(CKR_OK, login(session, "1234"));
    check_generated(session);
    CK_OBJECT_HANDLE key = create_key(session, CKK_AES, bytes, 16);

    EXPECT(CKR_OPERATION_NOT_INITIALIZED, C_Encrypt(session, bytes, 16, out, &length));
    EXPECT(CKR_MECHANISM_INVALID, C_EncryptInit(session, &cmac, key));
    EXPECT(CKR_MECHANISM_PARAM_INVALID, C_EncryptInit(session, &(CK_MECHANISM){CKM_AES_CBC, bytes, 15}, key));
    EXPECT(CKR_KEY_HANDLE_INVALID, C_EncryptInit(session, &cbc, key + 1000));
    EXPECT(CKR_OK, C_EncryptInit(session, &cbc, key));
    EXPECT(CKR_OPERATION_ACTIVE, C_EncryptInit(session, &cbc, key));

    /* Neither a question for the length nor too small a buffer ends the operation. */
    EXPECT(CKR_OK, C_Encrypt(session, bytes, 16, NULL, &length));
    REQUIRE(length == 16);
    length = 15;
    EXPECT(CKR_BUFFER_TOO_SMALL, C_Encrypt(session, bytes, 16, out, &length));
    REQUIRE(length == 16);
    EXPECT(CKR_OK, C_Encrypt(session, bytes, 16, out, &length));
    EXPECT(CKR_OPERATION_NOT_INITIALIZED, C_Encrypt(session, bytes, 16, out, &length));

    /* Everything else does. */
    EXPECT(CKR_OK, C_EncryptInit(session, &cbc, key));
    EXPECT(CKR_ARGUMENTS_BAD, C_Encrypt(session, NULL, 16, out, &length));
    EXPECT(CKR_OK, C_EncryptInit(session, &cbc, key));
    EXPECT(CKR_DATA_LEN_RANGE, C_Encrypt(session, bytes, 17, out, &(CK_ULONG){64}));
    EXPECT(CKR_OK, C_EncryptInit(session, &cbc, key));
    static uint8_t large[70000];
    EXPECT(CKR_DATA_LEN_RANGE, C_Encrypt(session, large, sizeof large - sizeof large % 16, large, &(CK_ULONG){sizeof large}));

    /* A result that was longer than its buffer waits; padding makes that known only after the work. */
    uint8_t sealed[32];
    EXPECT(CKR_OK, C_EncryptInit(session, &pad, key));
    EXPECT(CKR_OK, C_Encrypt(session, bytes, 20, sealed, &(CK_ULONG){sizeof sealed}));
    EXPECT(CKR_OK, C_DecryptInit(session, &pad, key));
    length = 19;
    EXPECT(CKR_BUFFER_TOO_SMALL, C_Decrypt(session, sealed, sizeof sealed, out, &length));
    REQUIRE(length == 20);
    EXPECT(CKR_OK, C_Decrypt(session, sealed, sizeof sealed, out, &length));
    REQUIRE(length == 20 && memcmp(out, bytes, 20) == 0);
    EXPECT(CKR_OK, C_DecryptInit(session, &pad, key));
    EXPECT(CKR_ENCRYPTED_DATA_LEN_RANGE, C_Decrypt(session, sealed, 31, out, &(CK_ULONG){64}));

    EXPECT(CKR_OK, C_SignInit(session, &cmac, key));
    EXPECT(CKR_OK, C_SignUpdate(session, bytes, 20));
    EXPECT(CKR_OPERATION_ACTIVE, C_Sign(session, bytes, 20, out, &(CK_ULONG){16}));
    EXPECT(CKR_OK, C_SignUpdate(session, bytes + 20, 20));
    EXPECT(CKR_OK, C_SignFinal(session, out, &(CK_ULONG){16}));
    EXPECT(CKR_OK, C_VerifyInit(session, &cmac, key));
    EXPECT(CKR_OK, C_Verify(session, bytes, 40, out, 16));
    EXPECT(CKR_OK, C_VerifyInit(session, &cmac, key));
    EXPECT(CKR_SIGNATURE_LEN_RANGE, C_Verify(session, bytes, 40, out, 15));
    out[3] ^= 1;
    EXPECT(CKR_OK, C_VerifyInit(session, &cmac, key));
    EXPECT(CKR_SIGNATURE_INVALID, C_Verify(session, bytes, 40, out, 16));

    /* A logout ends what was begun. */
    EXPECT(CKR_OK, C_SignInit(session, &cmac, key));
    EXPECT(CKR_OK, C_Logout(session));
    EXPECT(CKR_OPERATION_NOT_INITIALIZED, C_Sign(session, bytes, 20, out, &(CK_ULONG){16}));
    EXPECT(CKR_OK, C_CloseAllSessions(0));
}

static void check_digests(void)
{
    static uint8_t data[5000];
    CK_SESSION_HANDLE session = open_session(false);
    CK_MECHANISM mechanism = {CKM_SHA256, NULL, 0};
    uint8_t whole[64];
    uint8_t parts[64];
    CK_ULONG length = 0;
    for (size_t i = 0; i < sizeof data; i++) {
        data[i] = (uint8_t)(i * 7);
    }

    EXPECT(CKR_OPERATION_NOT_INITIALIZED, C_DigestFinal(session, whole, &length));
    EXPECT(CKR_OK, C_DigestInit(session, &mechanism));
    EXPECT(CKR_OPERATION_ACTIVE, C_DigestInit(session, &mechanism));
    EXPECT(CKR_BUFFER_TOO_SMALL, C_Digest(session, data, sizeof data, whole, &length));
    REQUIRE(length == 32);
    EXPECT(CKR_OK, C_Digest(session, data, sizeof data, whole, &length));
    EXPECT(CKR_OK, C_DigestInit(session, &mechanism));
    for (size_t at = 0, step = 1; at < sizeof data; at += step, step = step * 2 + 1) {
        EXPECT(CKR_OK, C_DigestUpdate(session, data + at, sizeof data - at < step ? sizeof data - at : step));
    }

    EXPECT(CKR_OK, C_DigestFinal(session, parts, &length));
    REQUIRE(memcmp(whole, parts, 32) == 0);
    EXPECT(CKR_RANDOM_SEED_NOT_SUPPORTED, C_SeedRandom(session, data, 4));
    EXPECT(CKR_OK, C_GenerateRandom(session, data, sizeof data));
    EXPECT(CKR_ARGUMENTS_BAD, C_GenerateRandom(session, NULL, 4));
    EXPECT(CKR_OK, C_CloseSession(session));
}

int run_rules(int count, char **arguments)
{
    (void)count;
    (void)arguments;
    check_uninitialised();
    check_initialisation();
    check_slots();
    check_sessions();
    check_objects();
    check_operations();
    check_digests();
    EXPECT(CKR_OK, C_Finalize(NULL));
    check_uninitialised();
    printf("rules hold\n");
    return 0;
}
