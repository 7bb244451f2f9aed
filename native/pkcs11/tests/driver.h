/* What the parts of the test driver share. The driver is linked with the library's sources, so that sanitizers see both. */
#ifndef HSM_DRIVER_H
#define HSM_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../cryptoki.h"

/* Of the standard, for tests only. */
enum {
    CKA_TOKEN = 0x1,
    CKA_PRIVATE = 0x2,
    CKA_LABEL = 0x3,
    CKA_VALUE = 0x11,
    CKA_ID = 0x102,
    CKA_SENSITIVE = 0x103,
    CKA_ENCRYPT = 0x104,
    CKA_EXTRACTABLE = 0x162,
    CKA_LOCAL = 0x163,
    CKO_DATA = 0,
    CKO_SECRET_KEY = 4,
    CKU_USER = 1,
    CKR_ATTRIBUTE_READ_ONLY = 0x10,
    CKR_ENCRYPTED_DATA_INVALID = 0x40,
    CKR_ENCRYPTED_DATA_LEN_RANGE = 0x41,
    CKR_KEY_TYPE_INCONSISTENT = 0x63,
    CKR_KEY_FUNCTION_NOT_PERMITTED = 0x68,
    CKR_SESSION_READ_ONLY = 0xB5,
    CKR_SIGNATURE_INVALID = 0xC0,
    CKR_TEMPLATE_INCOMPLETE = 0xD0,
    CKR_USER_ALREADY_LOGGED_IN = 0x100,
    CKR_USER_NOT_LOGGED_IN = 0x101,
};

/* Ends the driver with a line that says what was expected where. */
#define EXPECT(wanted, call) expect(__FILE__, __LINE__, #call, (CK_RV)(wanted), (call))
#define REQUIRE(condition) expect(__FILE__, __LINE__, #condition, 1, (condition) ? 1 : 0)

static inline void expect(const char *file, int line, const char *text, CK_RV wanted, CK_RV got)
{
    if (wanted != got) {
        printf("%s:%d: %s: 0x%lx wanted, 0x%lx got\n", file, line, text, wanted, got);
        exit(1);
    }
}

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static inline CK_SESSION_HANDLE open_session(bool is_read_write)
{
    CK_SESSION_HANDLE session = 0;
    EXPECT(CKR_OK, C_OpenSession(0, CKF_SERIAL_SESSION | (is_read_write ? CKF_RW_SESSION : 0), NULL, NULL, &session));
    return session;
}

static inline CK_RV login(CK_SESSION_HANDLE session, const char *pin)
{
    return C_Login(session, CKU_USER, (CK_UTF8CHAR *)pin, strlen(pin));
}

/* An object of CKO_DATA with a label and a value. */
static inline CK_OBJECT_HANDLE create_data(CK_SESSION_HANDLE session, bool is_token, const char *label, const char *value)
{
    CK_ULONG class = CKO_DATA;
    CK_BBOOL token = is_token;
    CK_OBJECT_HANDLE object = 0;
    CK_ATTRIBUTE template[] = {
        {CKA_CLASS, &class, sizeof class},
        {CKA_TOKEN, &token, sizeof token},
        {CKA_LABEL, (void *)label, strlen(label)},
        {CKA_VALUE, (void *)value, strlen(value)},
    };
    EXPECT(CKR_OK, C_CreateObject(session, template, LENGTH(template), &object));
    return object;
}

static inline CK_OBJECT_HANDLE create_key(CK_SESSION_HANDLE session, CK_ULONG type, const uint8_t *value, size_t length)
{
    CK_ULONG class = CKO_SECRET_KEY;
    CK_OBJECT_HANDLE object = 0;
    CK_ATTRIBUTE template[] = {
        {CKA_CLASS, &class, sizeof class},
        {CKA_KEY_TYPE, &type, sizeof type},
        {CKA_VALUE, (void *)value, length},
    };
    EXPECT(CKR_OK, C_CreateObject(session, template, LENGTH(template), &object));
    return object;
}

/* How many objects there are with a label. */
CK_ULONG count_labelled(CK_SESSION_HANDLE session, const char *label, CK_OBJECT_HANDLE *last);

/* The parts: each is a word of the command line. */
int run_rules(int count, char **arguments);
int run_crypto(int count, char **arguments);
int run_registers(int count, char **arguments);
int run_churn(int count, char **arguments);
int run_lost(int count, char **arguments);
int run_unanswered(int count, char **arguments);
int run_fork(int count, char **arguments);
int run_fuzz(int count, char **arguments);

#endif
