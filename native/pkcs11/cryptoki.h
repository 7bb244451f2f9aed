/*
 * Declarations of PKCS#11 v2.40 (OASIS, "Cryptographic Token Interface Base Specification" and "Current Mechanisms"),
 * written from the standard: the types, constants and functions that this library or its callers need, and no more.
 * Layout is that of UNIX: natural alignment, CK_ULONG is unsigned long.
 */
#ifndef HSM_CRYPTOKI_H
#define HSM_CRYPTOKI_H

typedef unsigned char CK_BYTE;
typedef CK_BYTE CK_CHAR;
typedef CK_BYTE CK_UTF8CHAR;
typedef CK_BYTE CK_BBOOL;
typedef unsigned long CK_ULONG;
typedef CK_ULONG CK_FLAGS;
typedef CK_ULONG CK_RV;
typedef CK_ULONG CK_SLOT_ID;
typedef CK_ULONG CK_SESSION_HANDLE;
typedef CK_ULONG CK_OBJECT_HANDLE;
typedef CK_ULONG CK_USER_TYPE;
typedef CK_ULONG CK_STATE;
typedef CK_ULONG CK_NOTIFICATION;
typedef CK_ULONG CK_ATTRIBUTE_TYPE;
typedef CK_ULONG CK_MECHANISM_TYPE;

_Static_assert(sizeof(CK_ULONG) == 8, "handles carry a generation in their upper half: a 64-bit CK_ULONG is needed");

#define CK_TRUE 1
#define CK_FALSE 0
#define CK_UNAVAILABLE_INFORMATION (~0UL)
#define CK_EFFECTIVELY_INFINITE 0UL
#define CK_INVALID_HANDLE 0UL

typedef struct CK_VERSION {
    CK_BYTE major;
    CK_BYTE minor;
} CK_VERSION;

typedef struct CK_INFO {
    CK_VERSION cryptokiVersion;
    CK_UTF8CHAR manufacturerID[32];
    CK_FLAGS flags;
    CK_UTF8CHAR libraryDescription[32];
    CK_VERSION libraryVersion;
} CK_INFO;

typedef struct CK_SLOT_INFO {
    CK_UTF8CHAR slotDescription[64];
    CK_UTF8CHAR manufacturerID[32];
    CK_FLAGS flags;
    CK_VERSION hardwareVersion;
    CK_VERSION firmwareVersion;
} CK_SLOT_INFO;

typedef struct CK_TOKEN_INFO {
    CK_UTF8CHAR label[32];
    CK_UTF8CHAR manufacturerID[32];
    CK_UTF8CHAR model[16];
    CK_CHAR serialNumber[16];
    CK_FLAGS flags;
    CK_ULONG ulMaxSessionCount;
    CK_ULONG ulSessionCount;
    CK_ULONG ulMaxRwSessionCount;
    CK_ULONG ulRwSessionCount;
    CK_ULONG ulMaxPinLen;
    CK_ULONG ulMinPinLen;
    CK_ULONG ulTotalPublicMemory;
    CK_ULONG ulFreePublicMemory;
    CK_ULONG ulTotalPrivateMemory;
    CK_ULONG ulFreePrivateMemory;
    CK_VERSION hardwareVersion;
    CK_VERSION firmwareVersion;
    CK_CHAR utcTime[16];
} CK_TOKEN_INFO;

typedef struct CK_SESSION_INFO {
    CK_SLOT_ID slotID;
    CK_STATE state;
    CK_FLAGS flags;
    CK_ULONG ulDeviceError;
} CK_SESSION_INFO;

typedef struct CK_ATTRIBUTE {
    CK_ATTRIBUTE_TYPE type;
    void *pValue;
    CK_ULONG ulValueLen;
} CK_ATTRIBUTE;

typedef struct CK_MECHANISM {
    CK_MECHANISM_TYPE mechanism;
    void *pParameter;
    CK_ULONG ulParameterLen;
} CK_MECHANISM;

typedef struct CK_MECHANISM_INFO {
    CK_ULONG ulMinKeySize;
    CK_ULONG ulMaxKeySize;
    CK_FLAGS flags;
} CK_MECHANISM_INFO;

typedef CK_RV (*CK_NOTIFY)(CK_SESSION_HANDLE session, CK_NOTIFICATION event, void *application);

typedef struct CK_C_INITIALIZE_ARGS {
    CK_RV (*CreateMutex)(void **mutex);
    CK_RV (*DestroyMutex)(void *mutex);
    CK_RV (*LockMutex)(void *mutex);
    CK_RV (*UnlockMutex)(void *mutex);
    CK_FLAGS flags;
    void *pReserved;
} CK_C_INITIALIZE_ARGS;

typedef struct CK_AES_CTR_PARAMS {
    CK_ULONG ulCounterBits;
    CK_BYTE cb[16];
} CK_AES_CTR_PARAMS;

typedef struct CK_GCM_PARAMS {
    CK_BYTE *pIv;
    CK_ULONG ulIvLen;
    CK_ULONG ulIvBits;
    CK_BYTE *pAAD;
    CK_ULONG ulAADLen;
    CK_ULONG ulTagBits;
} CK_GCM_PARAMS;

enum {
    CKF_TOKEN_PRESENT = 0x1,
    CKF_REMOVABLE_DEVICE = 0x2,

    CKF_RNG = 0x1,
    CKF_LOGIN_REQUIRED = 0x4,
    CKF_USER_PIN_INITIALIZED = 0x8,
    CKF_TOKEN_INITIALIZED = 0x400,

    CKF_RW_SESSION = 0x2,
    CKF_SERIAL_SESSION = 0x4,

    CKF_LIBRARY_CANT_CREATE_OS_THREADS = 0x1,
    CKF_OS_LOCKING_OK = 0x2,

    CKF_DONT_BLOCK = 0x1,

    CKF_HW = 0x1,
    CKF_ENCRYPT = 0x100,
    CKF_DECRYPT = 0x200,
    CKF_DIGEST = 0x400,
    CKF_SIGN = 0x800,
    CKF_VERIFY = 0x2000,
    CKF_GENERATE = 0x8000,
};

enum {
    CKA_CLASS = 0x0,
    CKA_CERTIFICATE_TYPE = 0x80,
    CKA_CERTIFICATE_CATEGORY = 0x87,
    CKA_JAVA_MIDP_SECURITY_DOMAIN = 0x88,
    CKA_NAME_HASH_ALGORITHM = 0x8C,
    CKA_KEY_TYPE = 0x100,
    CKA_MODULUS_BITS = 0x121,
    CKA_PRIME_BITS = 0x133,
    CKA_SUBPRIME_BITS = 0x134,
    CKA_VALUE_BITS = 0x160,
    CKA_VALUE_LEN = 0x161,
    CKA_KEY_GEN_MECHANISM = 0x166,
    CKA_HW_FEATURE_TYPE = 0x300,
    CKA_MECHANISM_TYPE = 0x500,
};

enum {
    CKK_GENERIC_SECRET = 0x10,
    CKK_AES = 0x1F,
};

enum {
    CKM_SHA256 = 0x250,
    CKM_SHA256_HMAC = 0x251,
    CKM_SHA256_HMAC_GENERAL = 0x252,
    CKM_SHA224 = 0x255,
    CKM_SHA384 = 0x260,
    CKM_SHA384_HMAC = 0x261,
    CKM_SHA384_HMAC_GENERAL = 0x262,
    CKM_SHA512 = 0x270,
    CKM_SHA512_HMAC = 0x271,
    CKM_SHA512_HMAC_GENERAL = 0x272,
    CKM_GENERIC_SECRET_KEY_GEN = 0x350,
    CKM_AES_KEY_GEN = 0x1080,
    CKM_AES_ECB = 0x1081,
    CKM_AES_CBC = 0x1082,
    CKM_AES_CBC_PAD = 0x1085,
    CKM_AES_CTR = 0x1086,
    CKM_AES_GCM = 0x1087,
    CKM_AES_CMAC_GENERAL = 0x1089,
    CKM_AES_CMAC = 0x108A,
};

enum {
    CKR_OK = 0x0,
    CKR_HOST_MEMORY = 0x2,
    CKR_SLOT_ID_INVALID = 0x3,
    CKR_GENERAL_ERROR = 0x5,
    CKR_FUNCTION_FAILED = 0x6,
    CKR_ARGUMENTS_BAD = 0x7,
    CKR_NO_EVENT = 0x8,
    CKR_NEED_TO_CREATE_THREADS = 0x9,
    CKR_CANT_LOCK = 0xA,
    CKR_ATTRIBUTE_SENSITIVE = 0x11,
    CKR_ATTRIBUTE_TYPE_INVALID = 0x12,
    CKR_ATTRIBUTE_VALUE_INVALID = 0x13,
    CKR_DATA_LEN_RANGE = 0x21,
    CKR_DEVICE_ERROR = 0x30,
    CKR_DEVICE_MEMORY = 0x31,
    CKR_FUNCTION_NOT_PARALLEL = 0x51,
    CKR_FUNCTION_NOT_SUPPORTED = 0x54,
    CKR_KEY_HANDLE_INVALID = 0x60,
    CKR_MECHANISM_INVALID = 0x70,
    CKR_MECHANISM_PARAM_INVALID = 0x71,
    CKR_OBJECT_HANDLE_INVALID = 0x82,
    CKR_OPERATION_ACTIVE = 0x90,
    CKR_OPERATION_NOT_INITIALIZED = 0x91,
    CKR_PIN_INCORRECT = 0xA0,
    CKR_SESSION_HANDLE_INVALID = 0xB3,
    CKR_SESSION_PARALLEL_NOT_SUPPORTED = 0xB4,
    CKR_SIGNATURE_LEN_RANGE = 0xC1,
    CKR_TEMPLATE_INCONSISTENT = 0xD1,
    CKR_TOKEN_NOT_PRESENT = 0xE0,
    CKR_USER_TYPE_INVALID = 0x103,
    CKR_RANDOM_SEED_NOT_SUPPORTED = 0x120,
    CKR_BUFFER_TOO_SMALL = 0x150,
    CKR_CRYPTOKI_NOT_INITIALIZED = 0x190,
    CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191,
};

/* Every function of the standard, in the order of CK_FUNCTION_LIST: X(name, parameters). */
#define CK_FUNCTIONS(X) \
    X(C_Initialize, (void *args)) \
    X(C_Finalize, (void *reserved)) \
    X(C_GetInfo, (CK_INFO *info)) \
    X(C_GetFunctionList, (struct CK_FUNCTION_LIST **list)) \
    X(C_GetSlotList, (CK_BBOOL present, CK_SLOT_ID *slots, CK_ULONG *count)) \
    X(C_GetSlotInfo, (CK_SLOT_ID slot, CK_SLOT_INFO *info)) \
    X(C_GetTokenInfo, (CK_SLOT_ID slot, CK_TOKEN_INFO *info)) \
    X(C_GetMechanismList, (CK_SLOT_ID slot, CK_MECHANISM_TYPE *mechanisms, CK_ULONG *count)) \
    X(C_GetMechanismInfo, (CK_SLOT_ID slot, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO *info)) \
    X(C_InitToken, (CK_SLOT_ID slot, CK_UTF8CHAR *pin, CK_ULONG pinLen, CK_UTF8CHAR *label)) \
    X(C_InitPIN, (CK_SESSION_HANDLE session, CK_UTF8CHAR *pin, CK_ULONG pinLen)) \
    X(C_SetPIN, (CK_SESSION_HANDLE session, CK_UTF8CHAR *old, CK_ULONG oldLen, CK_UTF8CHAR *fresh, CK_ULONG freshLen)) \
    X(C_OpenSession, (CK_SLOT_ID slot, CK_FLAGS flags, void *application, CK_NOTIFY notify, CK_SESSION_HANDLE *session)) \
    X(C_CloseSession, (CK_SESSION_HANDLE session)) \
    X(C_CloseAllSessions, (CK_SLOT_ID slot)) \
    X(C_GetSessionInfo, (CK_SESSION_HANDLE session, CK_SESSION_INFO *info)) \
    X(C_GetOperationState, (CK_SESSION_HANDLE session, CK_BYTE *state, CK_ULONG *stateLen)) \
    X(C_SetOperationState, (CK_SESSION_HANDLE session, CK_BYTE *state, CK_ULONG stateLen, CK_OBJECT_HANDLE encryption, CK_OBJECT_HANDLE authentication)) \
    X(C_Login, (CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR *pin, CK_ULONG pinLen)) \
    X(C_Logout, (CK_SESSION_HANDLE session)) \
    X(C_CreateObject, (CK_SESSION_HANDLE session, CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *object)) \
    X(C_CopyObject, (CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *fresh)) \
    X(C_DestroyObject, (CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object)) \
    X(C_GetObjectSize, (CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ULONG *size)) \
    X(C_GetAttributeValue, (CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *template, CK_ULONG count)) \
    X(C_SetAttributeValue, (CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *template, CK_ULONG count)) \
    X(C_FindObjectsInit, (CK_SESSION_HANDLE session, CK_ATTRIBUTE *template, CK_ULONG count)) \
    X(C_FindObjects, (CK_SESSION_HANDLE session, CK_OBJECT_HANDLE *objects, CK_ULONG max, CK_ULONG *count)) \
    X(C_FindObjectsFinal, (CK_SESSION_HANDLE session)) \
    X(C_EncryptInit, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)) \
    X(C_Encrypt, (CK_SESSION_HANDLE session, CK_BYTE *data, CK_ULONG dataLen, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_EncryptUpdate, (CK_SESSION_HANDLE session, CK_BYTE *part, CK_ULONG partLen, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_EncryptFinal, (CK_SESSION_HANDLE session, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_DecryptInit, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)) \
    X(C_Decrypt, (CK_SESSION_HANDLE session, CK_BYTE *data, CK_ULONG dataLen, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_DecryptUpdate, (CK_SESSION_HANDLE session, CK_BYTE *part, CK_ULONG partLen, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_DecryptFinal, (CK_SESSION_HANDLE session, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_DigestInit, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism)) \
    X(C_Digest, (CK_SESSION_HANDLE session, CK_BYTE *data, CK_ULONG dataLen, CK_BYTE *digest, CK_ULONG *digestLen)) \
    X(C_DigestUpdate, (CK_SESSION_HANDLE session, CK_BYTE *part, CK_ULONG partLen)) \
    X(C_DigestKey, (CK_SESSION_HANDLE session, CK_OBJECT_HANDLE key)) \
    X(C_DigestFinal, (CK_SESSION_HANDLE session, CK_BYTE *digest, CK_ULONG *digestLen)) \
    X(C_SignInit, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)) \
    X(C_Sign, (CK_SESSION_HANDLE session, CK_BYTE *data, CK_ULONG dataLen, CK_BYTE *signature, CK_ULONG *signatureLen)) \
    X(C_SignUpdate, (CK_SESSION_HANDLE session, CK_BYTE *part, CK_ULONG partLen)) \
    X(C_SignFinal, (CK_SESSION_HANDLE session, CK_BYTE *signature, CK_ULONG *signatureLen)) \
    X(C_SignRecoverInit, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)) \
    X(C_SignRecover, (CK_SESSION_HANDLE session, CK_BYTE *data, CK_ULONG dataLen, CK_BYTE *signature, CK_ULONG *signatureLen)) \
    X(C_VerifyInit, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)) \
    X(C_Verify, (CK_SESSION_HANDLE session, CK_BYTE *data, CK_ULONG dataLen, CK_BYTE *signature, CK_ULONG signatureLen)) \
    X(C_VerifyUpdate, (CK_SESSION_HANDLE session, CK_BYTE *part, CK_ULONG partLen)) \
    X(C_VerifyFinal, (CK_SESSION_HANDLE session, CK_BYTE *signature, CK_ULONG signatureLen)) \
    X(C_VerifyRecoverInit, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)) \
    X(C_VerifyRecover, (CK_SESSION_HANDLE session, CK_BYTE *signature, CK_ULONG signatureLen, CK_BYTE *data, CK_ULONG *dataLen)) \
    X(C_DigestEncryptUpdate, (CK_SESSION_HANDLE session, CK_BYTE *part, CK_ULONG partLen, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_DecryptDigestUpdate, (CK_SESSION_HANDLE session, CK_BYTE *part, CK_ULONG partLen, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_SignEncryptUpdate, (CK_SESSION_HANDLE session, CK_BYTE *part, CK_ULONG partLen, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_DecryptVerifyUpdate, (CK_SESSION_HANDLE session, CK_BYTE *part, CK_ULONG partLen, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_GenerateKey, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *key)) \
    X(C_GenerateKeyPair, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_ATTRIBUTE *publicTemplate, CK_ULONG publicCount, CK_ATTRIBUTE *privateTemplate, CK_ULONG privateCount, CK_OBJECT_HANDLE *publicKey, CK_OBJECT_HANDLE *privateKey)) \
    X(C_WrapKey, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE wrapping, CK_OBJECT_HANDLE key, CK_BYTE *out, CK_ULONG *outLen)) \
    X(C_UnwrapKey, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE unwrapping, CK_BYTE *wrapped, CK_ULONG wrappedLen, CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *key)) \
    X(C_DeriveKey, (CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE base, CK_ATTRIBUTE *template, CK_ULONG count, CK_OBJECT_HANDLE *key)) \
    X(C_SeedRandom, (CK_SESSION_HANDLE session, CK_BYTE *seed, CK_ULONG seedLen)) \
    X(C_GenerateRandom, (CK_SESSION_HANDLE session, CK_BYTE *random, CK_ULONG randomLen)) \
    X(C_GetFunctionStatus, (CK_SESSION_HANDLE session)) \
    X(C_CancelFunction, (CK_SESSION_HANDLE session)) \
    X(C_WaitForSlotEvent, (CK_FLAGS flags, CK_SLOT_ID *slot, void *reserved))

typedef struct CK_FUNCTION_LIST {
    CK_VERSION version;
#define CK_MEMBER(name, parameters) CK_RV (*name) parameters;
    CK_FUNCTIONS(CK_MEMBER)
#undef CK_MEMBER
} CK_FUNCTION_LIST;

/* The only functions that a caller of the shared library can see. */
#define CK_DECLARE(name, parameters) __attribute__((visibility("default"))) CK_RV name parameters;
CK_FUNCTIONS(CK_DECLARE)
#undef CK_DECLARE

#endif
