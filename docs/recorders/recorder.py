"""Records a register that threads read and write: python3 recorder.py > history.jsonl
Then: hsm check --history history.jsonl. `python3 recorder.py racy` leaves the lock out, and is caught."""
import contextlib, json, sys, threading, time

THREADS, CALLS = 4, 100
racy = len(sys.argv) > 1
lock = contextlib.nullcontext() if racy else threading.Lock()
printing = threading.Lock()
register = [0, 0]  # one number in two halves

def write(value):
    with lock:
        register[0] = value // 1000
        time.sleep(0)
        register[1] = value % 1000

def read():
    with lock:
        high = register[0]
        time.sleep(0)
        return high * 1000 + register[1]

def client(me):
    for i in range(CALLS):
        value = (me * CALLS + i) * 1001
        line = {"client": me, "call": time.monotonic_ns()}  # before the call ...
        result = write(value) if i % 2 == 0 else read()
        line["return"] = time.monotonic_ns()  # ... and after its return; printed later, outside of both
        line |= {"op": "write", "args": {"value": value}} if i % 2 == 0 else {"op": "read", "result": result}
        with printing:
            print(json.dumps(line))

print(json.dumps({"format": "hsm-history", "version": 1, "model": "register", "clock": "time.monotonic_ns"}))
threads = [threading.Thread(target=client, args=(me,)) for me in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
