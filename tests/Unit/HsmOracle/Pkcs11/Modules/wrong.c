/*
 * A PKCS#11 module for tests, of one process: an in-memory token that is right, or wrong in the way that the variable
 * HSM_WRONG names; several ways by commas. -DWINDOWS_LAYOUT compiles it with the structures of Windows: CK_ULONG of 4 bytes, no padding.
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef WINDOWS_LAYOUT
typedef unsigned int ULONG;
#pragma pack(push, 1)
#else
typedef unsigned long ULONG;
#endif

typedef unsigned char BYTE;
typedef ULONG RV;
typedef struct { ULONG type; void *value; ULONG length; } ATTRIBUTE;
typedef struct { BYTE version[2]; BYTE manufacturer[32]; ULONG flags; BYTE description[32]; BYTE library[2]; } INFO;
typedef struct { BYTE label[32], manufacturer[32], model[16], serial[16]; ULONG flags, numbers[10]; BYTE versions[4], time[16]; } TOKEN_INFO;
typedef struct { ULONG slot, state, flags, error; } SESSION_INFO;
typedef struct { BYTE version[2]; void *functions[68]; } FUNCTION_LIST;

#ifdef WINDOWS_LAYOUT
#pragma pack(pop)
#endif

enum { OK = 0, GENERAL_ERROR = 5, DEVICE_ERROR = 0x30, DEVICE_MEMORY = 0x31, NOT_SUPPORTED = 0x54, HANDLE_INVALID = 0x82, ACTIVE = 0x90, NOT_INITIALIZED = 0x91,
       PIN_INCORRECT = 0xA0, SESSION_INVALID = 0xB3, ALREADY = 0x100, NOT_LOGGED_IN = 0x101, TYPE_INVALID = 0x12 };
enum { OBJECTS = 4096, SESSIONS = 4096, ATTRIBUTES = 16, VALUE = 64, CKA_PRIVATE = 2, CKA_ID = 0x102, TROUBLE_AFTER = 40 };

typedef struct { int alive; int count; struct { ULONG type; ULONG length; BYTE value[VALUE]; } attributes[ATTRIBUTES]; } OBJECT;
typedef struct { int open, writes, searching; ULONG at; ATTRIBUTE wanted[ATTRIBUTES]; int wanted_count; BYTE values[ATTRIBUTES][VALUE]; } SESSION;

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static OBJECT objects[OBJECTS];
static SESSION sessions[SESSIONS];
static ULONG last_object, last_session;
static ULONG logins; /* how many have ended: the handles of private objects end with them */
static int logged_in, sets, logs, searches, ends, answers, reads;

static int wrong(const char *how)
{
    size_t length = strlen(how);
    for (const char *at = getenv("HSM_WRONG"); at != NULL; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
        if (strncmp(at, how, length) == 0 && (at[length] == 0 || at[length] == ','))
            return 1;
    return 0;
}

/* Nothing forbids a module to give a handle again whose session is closed or whose object is destroyed. */
static int reuses(void) { return wrong("reuses-handles"); }

static RV leave(RV result)
{
    pthread_mutex_unlock(&gate);
    return result;
}

/* CKR_GENERAL_ERROR says nothing of what a call did; this one has done all of it. */
static RV done(void) { return leave(wrong("loses-answers") && ++answers % 3 == 0 ? GENERAL_ERROR : OK); }

static void pad(BYTE *to, const char *text, size_t length)
{
    memset(to, ' ', length);
    memcpy(to, text, strlen(text));
}

/* Trouble of the kind that ends a process, or does not. */
static void trouble(void)
{
    if (wrong("crash"))
        *(volatile int *)8 = 1;
    if (wrong("crash-once")) {
        int marker = open(getenv("HSM_WRONG_FILE"), O_CREAT | O_EXCL, 0600);
        if (marker >= 0)
            *(volatile int *)8 = 1;
    }
    if (wrong("exit"))
        _exit(3);
    if (wrong("hang"))
        for (;;)
            pause();
    if (wrong("heap")) {
        void *volatile block = malloc(2000);
        free(block);
        free(block);
    }
}

static RV initialize(void *arguments) { (void)arguments; return OK; }

static RV get_info(INFO *info)
{
    memset(info, 0, sizeof *info);
    info->version[0] = 2;
    info->version[1] = 40;
    pad(info->manufacturer, "Hsm tests", 32);
    pad(info->description, "wrong on purpose", 32);
    info->library[0] = 1;
    return OK;
}

static RV get_slot_list(BYTE present, ULONG *list, ULONG *count)
{
    (void)present;
    if (list != NULL)
        list[0] = 7;
    *count = 1;
    return OK;
}

static RV get_token_info(ULONG slot, TOKEN_INFO *info)
{
    (void)slot;
    memset(info, 0, sizeof *info);
    pad(info->label, "wrong", 32);
    pad(info->manufacturer, "Hsm tests", 32);
    pad(info->model, "memory", 16);
    info->flags = 0x40D;
    return OK;
}

static RV get_mechanism_list(ULONG slot, ULONG *list, ULONG *count) { (void)slot; (void)list; *count = 0; return OK; }

static RV open_session(ULONG slot, ULONG flags, void *application, void *notify, ULONG *session)
{
    (void)slot; (void)application; (void)notify;
    pthread_mutex_lock(&gate);
    *session = 1;
    while (*session <= last_session && !(reuses() && !sessions[*session].open))
        ++*session;
    if (*session > last_session)
        last_session = *session;
    memset(&sessions[*session], 0, sizeof(SESSION));
    sessions[*session].open = 1;
    sessions[*session].writes = (flags & 2) != 0;
    return leave(OK);
}

static void end_login(void)
{
    logins += logged_in != 0;
    logged_in = 0;
}

static int any_open(void)
{
    for (ULONG i = 1; i <= last_session; i++)
        if (sessions[i].open)
            return 1;
    return 0;
}

static RV close_session(ULONG session)
{
    pthread_mutex_lock(&gate);
    if (session > last_session || !sessions[session].open)
        return leave(SESSION_INVALID);
    sessions[session].open = 0;
    if (wrong("any-close-logs-out") || !any_open())
        end_login();
    return leave(OK);
}

static RV close_all_sessions(ULONG slot)
{
    (void)slot;
    pthread_mutex_lock(&gate);
    for (ULONG i = 1; i <= last_session; i++)
        sessions[i].open = 0;
    end_login();
    return leave(OK);
}

static RV get_session_info(ULONG session, SESSION_INFO *info)
{
    pthread_mutex_lock(&gate);
    if (session > last_session || !sessions[session].open)
        return leave(SESSION_INVALID);
    info->slot = 7;
    info->flags = 4;
    info->error = 0;
    info->state = (sessions[session].writes ? 2 : 0) + (logged_in ? 1 : 0);
    return leave(OK);
}

static RV login(ULONG session, ULONG user, BYTE *pin, ULONG length)
{
    (void)user;
    const char *attempts = getenv("HSM_WRONG_FILE");
    if (wrong("count-pins") && attempts != NULL) {
        int file = open(attempts, O_CREAT | O_APPEND | O_WRONLY, 0600);
        if (write(file, "x", 1) != 1)
            abort();
        close(file);
    }
    pthread_mutex_lock(&gate);
    if (session > last_session || !sessions[session].open)
        return leave(SESSION_INVALID);
    if (wrong("device-error") && ++logs % 3 == 0)
        return leave(DEVICE_ERROR);
    if (logged_in)
        return leave(ALREADY);
    if (length != 4 || memcmp(pin, "1234", 4) != 0)
        return leave(PIN_INCORRECT);
    if (wrong("double-login")) {
        pthread_mutex_unlock(&gate);
        usleep(200);
        pthread_mutex_lock(&gate);
    }
    logged_in = 1;
    return done();
}

static RV logout(ULONG session)
{
    pthread_mutex_lock(&gate);
    if (session > last_session || !sessions[session].open)
        return leave(SESSION_INVALID);
    if (wrong("device-error") && ++logs % 3 == 0)
        return leave(DEVICE_ERROR);
    if (!logged_in)
        return leave(wrong("logout-when-logged-out") ? OK : NOT_LOGGED_IN);
    end_login();
    return done();
}

static int is_private(ULONG number)
{
    const OBJECT *object = &objects[number];
    for (int i = 0; i < object->count; i++)
        if (object->attributes[i].type == CKA_PRIVATE)
            return object->attributes[i].value[0] != 0;
    return 0;
}

static ULONG handle_of(ULONG number) { return is_private(number) ? number + logins * OBJECTS : number; }

static int is_there(ULONG handle)
{
    ULONG number = handle % OBJECTS;
    return objects[number].alive && handle_of(number) == handle && (logged_in || !is_private(number));
}

static OBJECT *object_of(ULONG handle) { return &objects[handle % OBJECTS]; }

static void put(OBJECT *object, const ATTRIBUTE *attribute)
{
    int i = 0;
    while (i < object->count && object->attributes[i].type != attribute->type)
        i++;
    if (i == object->count)
        object->count++;
    object->attributes[i].type = attribute->type;
    object->attributes[i].length = attribute->length;
    memcpy(object->attributes[i].value, attribute->value, attribute->length);
}

static RV create_object(ULONG session, ATTRIBUTE *template, ULONG count, ULONG *handle)
{
    (void)session;
    if (wrong("full"))
        return DEVICE_MEMORY;
    pthread_mutex_lock(&gate);
    ULONG number = 1;
    while (number <= last_object && !(reuses() && !objects[number].alive))
        number++;
    if (number > last_object)
        last_object = number;
    OBJECT *object = &objects[number];
    memset(object, 0, sizeof *object);
    for (ULONG i = 0; i < count; i++)
        if (!wrong("half-built") || template[i].type != CKA_ID)
            put(object, &template[i]);
    object->alive = 1;
    if (wrong("half-built")) {
        pthread_mutex_unlock(&gate);
        usleep(500);
        pthread_mutex_lock(&gate);
        for (ULONG i = 0; i < count; i++)
            put(object, &template[i]);
    }
    *handle = handle_of(number);
    return leave(OK);
}

static RV destroy_object(ULONG session, ULONG handle)
{
    (void)session;
    pthread_mutex_lock(&gate);
    if (!is_there(handle))
        return leave(HANDLE_INVALID);
    if (wrong("double-destroy")) {
        pthread_mutex_unlock(&gate);
        usleep(200);
        pthread_mutex_lock(&gate);
    }
    object_of(handle)->alive = 0;
    return done();
}

static RV get_attribute_value(ULONG session, ULONG handle, ATTRIBUTE *template, ULONG count)
{
    (void)session;
    RV result = OK;
    pthread_mutex_lock(&gate);
    if (!is_there(handle))
        return leave(HANDLE_INVALID);
    if (wrong("refuses-reads") && ++reads % 7 == 0)
        return leave(DEVICE_ERROR);
    for (ULONG i = 0; i < count; i++) {
        int at = 0;
        while (at < object_of(handle)->count && object_of(handle)->attributes[at].type != template[i].type)
            at++;
        if (at == object_of(handle)->count) {
            template[i].length = (ULONG)-1;
            result = TYPE_INVALID;
            continue;
        }
        memcpy(template[i].value, object_of(handle)->attributes[at].value, object_of(handle)->attributes[at].length);
        if (wrong("overrun"))
            ((BYTE *)template[i].value)[template[i].length] = 0;
        template[i].length = wrong("long-length") ? template[i].length + 1 : object_of(handle)->attributes[at].length;
    }
    return leave(result);
}

static RV set_attribute_value(ULONG session, ULONG handle, ATTRIBUTE *template, ULONG count)
{
    (void)session;
    pthread_mutex_lock(&gate);
    if (!is_there(handle))
        return leave(HANDLE_INVALID);
    if (++sets == TROUBLE_AFTER)
        trouble();
    if (wrong("dies") && sets == 30)
        object_of(handle)->alive = 0;
    if (wrong("lost-update") && sets % 5 == 0)
        return leave(OK);
    for (ULONG i = 0; i < count; i++) {
        put(object_of(handle), &template[i]);
        if (wrong("torn")) {
            pthread_mutex_unlock(&gate);
            usleep(200);
            pthread_mutex_lock(&gate);
        }
    }
    return done();
}

static RV find_init(ULONG session, ATTRIBUTE *template, ULONG count)
{
    pthread_mutex_lock(&gate);
    SESSION *mine = &sessions[session];
    if (mine->searching)
        return leave(ACTIVE);
    mine->searching = 1;
    mine->at = 1;
    mine->wanted_count = (int)count;
    for (ULONG i = 0; i < count; i++) {
        memcpy(mine->values[i], template[i].value, template[i].length);
        mine->wanted[i] = template[i];
    }
    return leave(wrong("half-begun-search") && ++searches % 3 == 0 ? GENERAL_ERROR : OK);
}

static int matches(const SESSION *session, const OBJECT *object)
{
    for (int w = 0; w < session->wanted_count; w++) {
        int found = 0;
        for (int i = 0; i < object->count; i++)
            found |= object->attributes[i].type == session->wanted[w].type && object->attributes[i].length == session->wanted[w].length
                && memcmp(object->attributes[i].value, session->values[w], session->wanted[w].length) == 0;
        if (!found)
            return 0;
    }
    return 1;
}

static RV find_objects(ULONG session, ULONG *found, ULONG max, ULONG *count)
{
    pthread_mutex_lock(&gate);
    SESSION *mine = &sessions[session];
    *count = 0;
    for (; *count < max && mine->at <= last_object; mine->at++)
        if (is_there(handle_of(mine->at)) && matches(mine, &objects[mine->at]) && !(wrong("misses-objects") && mine->at % 16 == 3))
            found[(*count)++] = handle_of(mine->at);
    return leave(OK);
}

static RV find_final(ULONG session)
{
    pthread_mutex_lock(&gate);
    if (!sessions[session].searching)
        return leave(NOT_INITIALIZED);
    sessions[session].searching = wrong("search-stays") && ends++ % 2 == 0;
    return leave(OK);
}

static RV finalize(void *reserved)
{
    (void)reserved;
    if (wrong("crash-finalize"))
        *(volatile int *)8 = 1;
    return OK;
}

static RV unsupported(void) { return NOT_SUPPORTED; }

static FUNCTION_LIST list;

RV C_GetFunctionList(FUNCTION_LIST **told)
{
    static const struct { int index; void *function; } own[] = {
        { 0, initialize }, { 1, finalize }, { 2, get_info }, { 4, get_slot_list }, { 6, get_token_info }, { 7, get_mechanism_list }, { 12, open_session },
        { 13, close_session }, { 14, close_all_sessions }, { 15, get_session_info }, { 18, login }, { 19, logout }, { 20, create_object },
        { 22, destroy_object }, { 24, get_attribute_value }, { 25, set_attribute_value }, { 26, find_init }, { 27, find_objects }, { 28, find_final },
    };
    list.version[0] = 2;
    list.version[1] = 40;
    for (int i = 0; i < 68; i++)
        list.functions[i] = unsupported;
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        list.functions[own[i].index] = own[i].function;
    if (wrong("gaps"))
        list.functions[42] = NULL;
    *told = &list;
    return wrong("no-list") ? 5 : OK;
}
