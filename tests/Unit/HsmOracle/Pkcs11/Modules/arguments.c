/*
 * A PKCS#11 module for tests whose functions only tell what they were called with, and how the standard's header lays
 * structures out. Compiled as it is, and the way of Windows: -fpack-struct=1 -Dlong=int, its assertion on lengths taken out.
 */
#include "cryptoki.h"

#define SEEN __attribute__((visibility("default")))
#define OFFSET(type, field) (int)__builtin_offsetof(type, field)

typedef unsigned WORD __attribute__((mode(pointer)));

/* Of the last call: which function, its parameters as the header has them, and what it was given. */
SEEN const char *called, *parameters;
SEEN WORD given[8];

/* All arguments of a call are whole words, so a function of eight takes those of fewer, too. */
#define TELLER(name, wanted) \
    static WORD told_##name(WORD a, WORD b, WORD c, WORD d, WORD e, WORD f, WORD g, WORD h) \
    { \
        WORD all[8] = { a, b, c, d, e, f, g, h }; \
        for (int i = 0; i < 8; i++) \
            given[i] = all[i]; \
        called = #name; \
        parameters = #wanted; \
        return 0; \
    }
CK_FUNCTIONS(TELLER)

/* Length, then the offset of each field; -1 ends a structure. */
SEEN const int shapes[] = {
    sizeof(CK_INFO), OFFSET(CK_INFO, cryptokiVersion), OFFSET(CK_INFO, manufacturerID), OFFSET(CK_INFO, flags),
    OFFSET(CK_INFO, libraryDescription), OFFSET(CK_INFO, libraryVersion), -1,
    sizeof(CK_SLOT_INFO), OFFSET(CK_SLOT_INFO, slotDescription), OFFSET(CK_SLOT_INFO, slotDescription[32]),
    OFFSET(CK_SLOT_INFO, manufacturerID), OFFSET(CK_SLOT_INFO, flags), OFFSET(CK_SLOT_INFO, hardwareVersion),
    OFFSET(CK_SLOT_INFO, firmwareVersion), -1,
    sizeof(CK_TOKEN_INFO), OFFSET(CK_TOKEN_INFO, label), OFFSET(CK_TOKEN_INFO, manufacturerID), OFFSET(CK_TOKEN_INFO, model),
    OFFSET(CK_TOKEN_INFO, serialNumber), OFFSET(CK_TOKEN_INFO, flags), OFFSET(CK_TOKEN_INFO, ulMaxSessionCount),
    OFFSET(CK_TOKEN_INFO, ulSessionCount), OFFSET(CK_TOKEN_INFO, ulMaxRwSessionCount), OFFSET(CK_TOKEN_INFO, ulRwSessionCount),
    OFFSET(CK_TOKEN_INFO, ulMaxPinLen), OFFSET(CK_TOKEN_INFO, ulMinPinLen), OFFSET(CK_TOKEN_INFO, ulTotalPublicMemory),
    OFFSET(CK_TOKEN_INFO, ulFreePublicMemory), OFFSET(CK_TOKEN_INFO, ulTotalPrivateMemory),
    OFFSET(CK_TOKEN_INFO, ulFreePrivateMemory), OFFSET(CK_TOKEN_INFO, hardwareVersion), OFFSET(CK_TOKEN_INFO, firmwareVersion),
    OFFSET(CK_TOKEN_INFO, utcTime), -1,
    sizeof(CK_SESSION_INFO), OFFSET(CK_SESSION_INFO, slotID), OFFSET(CK_SESSION_INFO, state), OFFSET(CK_SESSION_INFO, flags),
    OFFSET(CK_SESSION_INFO, ulDeviceError), -1,
    sizeof(CK_ATTRIBUTE), OFFSET(CK_ATTRIBUTE, type), OFFSET(CK_ATTRIBUTE, pValue), OFFSET(CK_ATTRIBUTE, ulValueLen), -1,
    sizeof(CK_MECHANISM), OFFSET(CK_MECHANISM, mechanism), OFFSET(CK_MECHANISM, pParameter),
    OFFSET(CK_MECHANISM, ulParameterLen), -1,
    sizeof(CK_MECHANISM_INFO), OFFSET(CK_MECHANISM_INFO, ulMinKeySize), OFFSET(CK_MECHANISM_INFO, ulMaxKeySize),
    OFFSET(CK_MECHANISM_INFO, flags), -1,
    sizeof(CK_GCM_PARAMS), OFFSET(CK_GCM_PARAMS, pIv), OFFSET(CK_GCM_PARAMS, ulIvLen), OFFSET(CK_GCM_PARAMS, ulIvBits),
    OFFSET(CK_GCM_PARAMS, pAAD), OFFSET(CK_GCM_PARAMS, ulAADLen), OFFSET(CK_GCM_PARAMS, ulTagBits), -1,
    sizeof(CK_FUNCTION_LIST), OFFSET(CK_FUNCTION_LIST, version), OFFSET(CK_FUNCTION_LIST, C_Initialize), -1,
    sizeof(CK_C_INITIALIZE_ARGS), OFFSET(CK_C_INITIALIZE_ARGS, CreateMutex), OFFSET(CK_C_INITIALIZE_ARGS, DestroyMutex),
    OFFSET(CK_C_INITIALIZE_ARGS, LockMutex), OFFSET(CK_C_INITIALIZE_ARGS, UnlockMutex), OFFSET(CK_C_INITIALIZE_ARGS, flags),
    OFFSET(CK_C_INITIALIZE_ARGS, pReserved), -1, -1,
};

static struct { CK_VERSION version; void *functions[68]; } list = {
    { 2, 40 },
    {
#define TOLD(name, wanted) (void *)told_##name,
        CK_FUNCTIONS(TOLD)
    },
};

CK_RV C_GetFunctionList(CK_FUNCTION_LIST **told)
{
    *told = (CK_FUNCTION_LIST *)&list;
    return 0;
}
