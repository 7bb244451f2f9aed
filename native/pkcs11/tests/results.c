/* Results in hexadecimal, for the test to compare with those of another implementation. */
#include "driver.h"

static size_t from_hex(const char *text, uint8_t *bytes, size_t most)
{
    size_t length = strlen(text) / 2;
    REQUIRE(length <= most);
    for (size_t i = 0; i < length; i++) {
        unsigned value;
        REQUIRE(sscanf(text + 2 * i, "%2x", &value) == 1);
        bytes[i] = (uint8_t)value;
    }

    return length;
}

static void print(const char *name, const uint8_t *bytes, size_t length)
{
    printf("%s ", name);
    for (size_t i = 0; i < length; i++) {
        printf("%02x", bytes[i]);
    }

    printf("\n");
}

struct subject {
    CK_SESSION_HANDLE session;
    CK_OBJECT_HANDLE key;
    uint8_t data[1024];
    size_t length;
};

static void encrypt(const struct subject *subject, const char *name, CK_MECHANISM *mechanism, size_t length)
{
    uint8_t sealed[1100];
    uint8_t opened[1100];
    CK_ULONG sealed_length = sizeof sealed;
    CK_ULONG opened_length = sizeof opened;
    EXPECT(CKR_OK, C_EncryptInit(subject->session, mechanism, subject->key));
    EXPECT(CKR_OK, C_Encrypt(subject->session, (CK_BYTE *)subject->data, length, sealed, &sealed_length));
    print(name, sealed, sealed_length);
    EXPECT(CKR_OK, C_DecryptInit(subject->session, mechanism, subject->key));
    EXPECT(CKR_OK, C_DecryptUpdate(subject->session, sealed, sealed_length, opened, &opened_length));
    REQUIRE(opened_length == 0);
    opened_length = sizeof opened;
    EXPECT(CKR_OK, C_DecryptFinal(subject->session, opened, &opened_length));
    REQUIRE(opened_length == length && memcmp(opened, subject->data, length) == 0);
}

static void sign(const struct subject *subject, const char *name, CK_MECHANISM *mechanism)
{
    uint8_t code[64];
    CK_ULONG length = sizeof code;
    EXPECT(CKR_OK, C_SignInit(subject->session, mechanism, subject->key));
    EXPECT(CKR_OK, C_Sign(subject->session, (CK_BYTE *)subject->data, subject->length, code, &length));
    print(name, code, length);
    EXPECT(CKR_OK, C_VerifyInit(subject->session, mechanism, subject->key));
    EXPECT(CKR_OK, C_Verify(subject->session, (CK_BYTE *)subject->data, subject->length, code, length));
}

static void digest(const struct subject *subject, const char *name, CK_MECHANISM_TYPE type)
{
    CK_MECHANISM mechanism = {type, NULL, 0};
    uint8_t out[64];
    CK_ULONG length = sizeof out;
    EXPECT(CKR_OK, C_DigestInit(subject->session, &mechanism));
    EXPECT(CKR_OK, C_Digest(subject->session, (CK_BYTE *)subject->data, subject->length, out, &length));
    print(name, out, length);
}

/* KEY IV DATA, all of them hexadecimal: an AES key, 16 bytes (the first 12 for GCM), any data. */
int run_crypto(int count, char **arguments)
{
    REQUIRE(count == 3);
    static struct subject subject;
    uint8_t key[64];
    uint8_t iv[16];
    size_t key_length = from_hex(arguments[0], key, sizeof key);
    REQUIRE(from_hex(arguments[1], iv, sizeof iv) == sizeof iv);
    subject.length = from_hex(arguments[2], subject.data, sizeof subject.data);
    EXPECT(CKR_OK, C_Initialize(NULL));
    subject.session = open_session(true);
    EXPECT(CKR_OK, login(subject.session, "1234"));
    subject.key = create_key(subject.session, CKK_AES, key, key_length);

    CK_GCM_PARAMS gcm = {.pIv = iv, .ulIvLen = 12, .ulIvBits = 96, .pAAD = key, .ulAADLen = 5, .ulTagBits = 128};
    CK_AES_CTR_PARAMS ctr = {.ulCounterBits = 128};
    memcpy(ctr.cb, iv, sizeof iv);
    size_t whole = subject.length - subject.length % 16;
    encrypt(&subject, "ecb", &(CK_MECHANISM){CKM_AES_ECB, NULL, 0}, whole);
    encrypt(&subject, "cbc", &(CK_MECHANISM){CKM_AES_CBC, iv, sizeof iv}, whole);
    encrypt(&subject, "cbc-pad", &(CK_MECHANISM){CKM_AES_CBC_PAD, iv, sizeof iv}, subject.length);
    encrypt(&subject, "ctr", &(CK_MECHANISM){CKM_AES_CTR, &ctr, sizeof ctr}, subject.length);
    encrypt(&subject, "gcm", &(CK_MECHANISM){CKM_AES_GCM, &gcm, sizeof gcm}, subject.length);
    sign(&subject, "cmac", &(CK_MECHANISM){CKM_AES_CMAC, NULL, 0});
    CK_ULONG short_length = 7;
    sign(&subject, "cmac-general", &(CK_MECHANISM){CKM_AES_CMAC_GENERAL, &short_length, sizeof short_length});

    /* Codes of hashes take a key that is not an AES key. */
    EXPECT(CKR_KEY_TYPE_INCONSISTENT, C_SignInit(subject.session, &(CK_MECHANISM){CKM_SHA256_HMAC, NULL, 0}, subject.key));
    subject.key = create_key(subject.session, CKK_GENERIC_SECRET, key, key_length);
    EXPECT(CKR_KEY_TYPE_INCONSISTENT, C_SignInit(subject.session, &(CK_MECHANISM){CKM_AES_CMAC, NULL, 0}, subject.key));
    sign(&subject, "hmac-256", &(CK_MECHANISM){CKM_SHA256_HMAC, NULL, 0});
    sign(&subject, "hmac-384", &(CK_MECHANISM){CKM_SHA384_HMAC, NULL, 0});
    sign(&subject, "hmac-512", &(CK_MECHANISM){CKM_SHA512_HMAC, NULL, 0});
    digest(&subject, "sha-224", CKM_SHA224);
    digest(&subject, "sha-256", CKM_SHA256);
    digest(&subject, "sha-384", CKM_SHA384);
    digest(&subject, "sha-512", CKM_SHA512);
    EXPECT(CKR_OK, C_Finalize(NULL));
    return 0;
}
