/* Test driver of the PKCS#11 library: tests/Unit/Hsm/Pkcs11Shim builds and runs it against a server of its own. */
#include "driver.h"

static const struct {
    const char *word;
    int (*run)(int count, char **arguments);
} parts[] = {
    {"rules", run_rules},
    {"crypto", run_crypto},
    {"registers", run_registers},
    {"churn", run_churn},
    {"lost", run_lost},
    {"unanswered", run_unanswered},
    {"fork", run_fork},
    {"fuzz", run_fuzz},
};

CK_ULONG count_labelled(CK_SESSION_HANDLE session, const char *label, CK_OBJECT_HANDLE *last)
{
    CK_ATTRIBUTE template[] = {{CKA_LABEL, (void *)label, strlen(label)}};
    CK_OBJECT_HANDLE objects[3];
    CK_ULONG found;
    CK_ULONG total = 0;
    EXPECT(CKR_OK, C_FindObjectsInit(session, template, 1));
    do {
        EXPECT(CKR_OK, C_FindObjects(session, objects, LENGTH(objects), &found));
        if (found > 0) {
            *last = objects[found - 1];
        }

        total += found;
    } while (found > 0);
    EXPECT(CKR_OK, C_FindObjectsFinal(session));
    return total;
}

int main(int count, char **arguments)
{
    /* The tests read what is written while this runs. */
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (size_t i = 0; i < LENGTH(parts) && count > 1; i++) {
        if (strcmp(parts[i].word, arguments[1]) == 0) {
            return parts[i].run(count - 2, arguments + 2);
        }
    }

    fprintf(stderr, "usage: driver rules|crypto|registers|churn|lost|unanswered|fork|fuzz ...\n");
    return 2;
}
