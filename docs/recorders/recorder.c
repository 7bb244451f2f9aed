/* Records a register that threads read and write: cc -pthread recorder.c -o recorder && ./recorder > history.jsonl
 * Then: hsm check --history history.jsonl. `./recorder racy` leaves the lock out, and is caught. */
#include <pthread.h> /* and with it sched.h and time.h */
#include <stdio.h>

enum { THREADS = 4, CALLS = 200 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static volatile int high, low, racy; /* the register: one number in two halves; whether its lock is left out */
static long long now(void) { /* one clock for all threads (and processes) of the machine */
    struct timespec t;
    return clock_gettime(CLOCK_MONOTONIC, &t) == 0 ? t.tv_sec * 1000000000LL + t.tv_nsec : -1;
}
static int use_register(int is_write, int value) {
    int turns = value % 5;
    if (!racy) pthread_mutex_lock(&lock);
    if (is_write) high = value / 1000; else value = high * 1000;
    while (turns-- > 0) sched_yield();
    if (is_write) low = value % 1000; else value += low;
    if (!racy) pthread_mutex_unlock(&lock);
    return value;
}
static void *client(void *argument) {
    int me = (int)(size_t)argument;
    for (int i = 0; i < CALLS; i++) {
        int is_write = i % 2 == 0, value = (me * CALLS + i) * 1001;
        long long call = now(); /* before the call … */
        value = use_register(is_write, value);
        long long end = now(); /* … and after its return; printed later, outside of both */
        printf(is_write ? "{\"client\":%d,\"call\":%lld,\"return\":%lld,\"op\":\"write\",\"args\":{\"value\":%d}}\n"
                        : "{\"client\":%d,\"call\":%lld,\"return\":%lld,\"op\":\"read\",\"result\":%d}\n", me, call, end, value);
    }
    return NULL;
}
int main(int count, char **words) {
    pthread_t threads[THREADS];
    racy = count > 1 && words[1][0] == 'r';
    puts("{\"format\":\"hsm-history\",\"version\":1,\"model\":\"register\",\"clock\":\"CLOCK_MONOTONIC\"}");
    for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, client, (void *)(size_t)i);
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
}
