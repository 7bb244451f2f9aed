using System.Collections.Concurrent;

namespace Corpus;

/// <summary>
/// What each primitive promises about memory: data written plainly before it and read plainly after it. A race told in
/// any of these is a false alarm: the model leaves out an order.
/// </summary>
public static class Edges
{
    private sealed class Item(Action body) : IThreadPoolWorkItem
    {
        public void Execute() => body();
    }

    [Correct]
    public static void TimerSeesWhatWasBefore()
    {
        int data = 0;
        var done = new ManualResetEventSlim();
        data = 1;
        using var timer = new Timer(
            _ =>
            {
                data++;
                done.Set();
            },
            null,
            10,
            Timeout.Infinite);
        done.Wait();
        Go.Check(data == 2, $"{data}");
    }

    [Correct]
    public static void ChangedTimerSeesWhatWasBefore()
    {
        int data = 0;
        var done = new ManualResetEventSlim();
        using var timer = new Timer(_ =>
        {
            data++;
            done.Set();
        });
        data = 1;
        timer.Change(5, Timeout.Infinite);
        done.Wait();
        Go.Check(data == 2, $"{data}");
    }

    [Correct]
    public static async Task DelayIsOneFlow()
    {
        int data = 1;
        await Task.Delay(10);
        data++;
        await Task.Delay(10);
        Go.Check(data == 2, $"{data}");
    }

    [Correct]
    public static async Task DelayOfAnotherFlow()
    {
        int data = 0;
        Task delay = Task.Delay(10);
        async Task Work()
        {
            data = 1;
            await delay;
            data++;
        }

        await Task.Run(Work);
        Go.Check(data == 2, $"{data}");
    }

    /// <summary>The callback sees what the canceller did, and what the registering thread did.</summary>
    [Correct]
    public static void CancellationCallback()
    {
        using var cts = new CancellationTokenSource();
        int registered = 0, cancelled = 0, seen = 0;
        registered = 1;
        cts.Token.Register(() => seen = registered + cancelled);
        Go.Threads(() =>
        {
            cancelled = 1;
            cts.Cancel();
        });
        Go.Check(seen == 2, $"{seen}");
    }

    [Correct]
    public static void CancellationPolled()
    {
        using var cts = new CancellationTokenSource();
        int data = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                cts.Cancel();
            },
            () =>
            {
                while (!cts.Token.IsCancellationRequested)
                {
                    Thread.Yield();
                }

                Go.Check(data == 1, "not seen");
            });
    }

    [Correct]
    public static async Task CancelledDelay()
    {
        using var cts = new CancellationTokenSource();
        int data = 0;
        Task canceller = Task.Run(() =>
        {
            data = 1;
            cts.Cancel();
        });
        try
        {
            await Task.Delay(Timeout.Infinite, cts.Token);
        }
        catch (OperationCanceledException)
        {
            Go.Check(data == 1, "not seen");
        }

        await canceller;
    }

    [Correct]
    public static void LinkedCancellationPolled()
    {
        using var outer = new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(outer.Token);
        int data = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                outer.Cancel();
            },
            () =>
            {
                while (!linked.IsCancellationRequested)
                {
                    Thread.Yield();
                }

                Go.Check(data == 1, "not seen");
            });
    }

    /// <summary>On a cancelled token the callback runs at once, on the registering thread.</summary>
    [Correct]
    public static void RegisteredWhenCancelled()
    {
        using var cts = new CancellationTokenSource();
        int data = 0, mine = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                cts.Cancel();
            },
            () =>
            {
                mine = 1;
                using CancellationTokenRegistration registration = cts.Token.Register(() => Go.Check(data + mine == 2, "not seen"));
            });
    }

    [Correct]
    public static void BlockedUntilCancelled()
    {
        using var cts = new CancellationTokenSource();
        using var gate = new SemaphoreSlim(0);
        int data = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                cts.Cancel();
            },
            () =>
            {
                try
                {
                    gate.Wait(cts.Token);
                }
                catch (OperationCanceledException)
                {
                    Go.Check(data == 1, "not seen");
                }
            });
    }

    [Correct]
    public static async Task TaskCancelledBeforeItRuns()
    {
        using var cts = new CancellationTokenSource();
        int data = 0;
        Task canceller = Task.Run(() =>
        {
            data = 1;
            cts.Cancel();
        });
        try
        {
            await Task.Run(() => { }, cts.Token);
        }
        catch (OperationCanceledException)
        {
            Go.Check(data == 1, "not seen");
        }

        await canceller;
    }

    [Correct]
    public static async Task WhenAllOfCompleted()
    {
        int[] data = new int[2];
        Task a = Task.Run(() => data[0] = 1), b = Task.Run(() => data[1] = 1);
        await Task.Delay(1_000);
        await Task.WhenAll(a, b);
        Go.Check(data[0] + data[1] == 2, "not seen");
    }

    [Correct]
    public static async Task UnwrappedTwice()
    {
        int data = 0;
        Task<Task<int>> outer = Task.Factory.StartNew(
            async () =>
            {
                await Task.Yield();
                return data = 1;
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            TaskScheduler.Default);
        Task<int> early = outer.Unwrap();
        await Task.Delay(1_000);
        Go.Check(await outer.Unwrap() == 1 && data == 1, "not seen");
        Go.Check(await early == data, "not seen");
    }

    [Correct]
    public static async Task CancelAfterCallback()
    {
        using var cts = new CancellationTokenSource();
        int data = 0;
        var done = new TaskCompletionSource();
        cts.Token.Register(() =>
        {
            data++;
            done.SetResult();
        });
        data = 1;
        cts.CancelAfter(10);
        await done.Task;
        Go.Check(data == 2, $"{data}");
    }

    [Correct]
    public static void PoolItem()
    {
        int data = 1;
        using var done = new CountdownEvent(2);
        ThreadPool.QueueUserWorkItem(_ =>
        {
            Go.Check(data == 1, "not seen");
            done.Signal();
        });
        ThreadPool.UnsafeQueueUserWorkItem(
            new Item(() =>
            {
                Go.Check(data == 1, "not seen");
                done.Signal();
            }),
            preferLocal: true);
        done.Wait();
        data = 2;
    }

    /// <summary>A continuation sees its antecedent and whoever hung it on.</summary>
    [Correct]
    public static async Task Continuation()
    {
        int antecedent = 0, registrar = 0;
        Task first = Task.Run(() => antecedent = 1);
        registrar = 1;
        await first.ContinueWith(_ => Go.Check(antecedent + registrar == 2, "not seen"), TaskScheduler.Default);
    }

    [Correct]
    public static async Task ContinuationOnTheSpot()
    {
        int antecedent = 0, registrar = 0;
        Task first = Task.Run(() => antecedent = 1);
        registrar = 1;
        await first.ContinueWith(
            _ => Go.Check(antecedent + registrar == 2, "not seen"),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    [Correct]
    public static async Task WhenAnyOfTwo()
    {
        int[] data = new int[2];
        Task a = Task.Run(() => data[0] = 1), b = Task.Run(() => data[1] = 1);
        Task winner = await Task.WhenAny(a, b);
        Go.Check(data[winner == a ? 0 : 1] == 1, "not seen");
        await Task.WhenAll(a, b);
        Go.Check(data[0] + data[1] == 2, "not seen");
    }

    [Correct]
    public static void WaitAnyOfTwo()
    {
        int[] data = new int[2];
        Task[] tasks = [Task.Run(() => data[0] = 1), Task.Run(() => data[1] = 1)];
        int winner = Task.WaitAny(tasks);
        Go.Check(data[winner] == 1, "not seen");
        Task.WaitAll(tasks);
        Go.Check(data[0] + data[1] == 2, "not seen");
    }

    [Correct]
    public static void TaskPolled()
    {
        int data = 0;
        Task task = Task.Run(() => data = 1);
        while (!task.IsCompleted)
        {
            Thread.Yield();
        }

        Go.Check(data == 1, "not seen");
    }

    [Correct]
    public static async Task TaskFoundComplete()
    {
        int data = 0;
        Task task = Task.Run(() => data = 1);
        await Task.Delay(1_000);
        await task;
        Go.Check(data == 1, "not seen");
    }

    [Correct]
    public static async Task FailedTask()
    {
        int data = 0;
        Task task = Task.Run(() =>
        {
            data = 1;
            throw new FormatException();
        });
        try
        {
            await task;
        }
        catch (FormatException)
        {
            Go.Check(data == 1, "not seen");
        }
    }

    /// <summary>Who comes second to complete a source sees what the first did.</summary>
    [Correct]
    public static void SecondCompleter()
    {
        var source = new TaskCompletionSource();
        int[] data = new int[2];
        Action Side(int me) => () =>
        {
            data[me] = 1;
            if (!source.TrySetResult())
            {
                Go.Check(data[1 - me] == 1, "not seen");
            }
        };

        Go.Threads(Side(0), Side(1));
    }

    [Correct]
    public static void EventPolled()
    {
        var set = new ManualResetEventSlim();
        int data = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                set.Set();
            },
            () =>
            {
                while (!set.IsSet)
                {
                    Thread.Yield();
                }

                Go.Check(data == 1, "not seen");
            });
    }

    [Correct]
    public static void CountdownPolled()
    {
        var done = new CountdownEvent(1);
        int data = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                done.Signal();
            },
            () =>
            {
                while (!done.IsSet)
                {
                    Thread.Yield();
                }

                Go.Check(data == 1, "not seen");
            });
    }

    [Correct]
    public static void LazyPolled()
    {
        int[]? made = null;
        var lazy = new Lazy<int[]>(() => made = [7]);
        Go.Threads(
            () => Go.Use(lazy.Value),
            () =>
            {
                if (lazy.IsValueCreated)
                {
                    Go.Check(made![0] == 7, "not seen");
                }
            });
    }

    [Correct]
    public static void KernelSemaphoreAsALock()
    {
        var gate = new Semaphore(1, 1);
        int n = 0;
        void Work()
        {
            gate.WaitOne();
            n++;
            gate.Release();
        }

        Go.Threads(Work, Work, Work);
        Go.Check(n == 3, $"{n}");
    }

    [Correct]
    public static void EventPolledByWaitZero()
    {
        using var set = new ManualResetEvent(false);
        int data = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                set.Set();
            },
            () =>
            {
                if (set.WaitOne(0))
                {
                    Go.Check(data == 1, "not seen");
                }
            });
    }

    [Correct]
    public static void TryEnterSucceeds()
    {
        object gate = new();
        int n = 0;
        void Work()
        {
            while (!Monitor.TryEnter(gate, 5))
            {
            }

            n++;
            Monitor.Exit(gate);
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"{n}");
    }

    [Correct]
    public static void Grandchild()
    {
        int data = 1;
        Go.Threads(() =>
        {
            data++;
            Go.Threads(() => data++);
            data++;
        });
        Go.Check(data == 4, $"{data}");
    }

    /// <summary>Readers of one lock are not ordered with each other, a writer is with all.</summary>
    [Correct]
    public static void WriterAfterReaders()
    {
        var rw = new ReaderWriterLockSlim();
        int data = 0, reads = 0;
        void Read()
        {
            rw.EnterReadLock();
            Interlocked.Add(ref reads, data);
            rw.ExitReadLock();
        }

        Go.Threads(Read, Read, () =>
        {
            rw.EnterWriteLock();
            data = 1;
            rw.ExitWriteLock();
        });
        Go.Check(reads is 0 or 1 or 2, $"{reads}");
    }

    [Correct]
    public static void UpgradeableThenWriter()
    {
        var rw = new ReaderWriterLockSlim();
        int data = 0;
        void Work()
        {
            rw.EnterUpgradeableReadLock();
            int seen = data;
            rw.EnterWriteLock();
            data = seen + 1;
            rw.ExitWriteLock();
            rw.ExitUpgradeableReadLock();
        }

        Go.Threads(Work, Work, () =>
        {
            rw.EnterReadLock();
            Go.Use(data);
            rw.ExitReadLock();
        });
        Go.Check(data == 2, $"{data}");
    }

    [Correct]
    public static void ReferenceByExchange()
    {
        int[]? shared = null;
        Go.Threads(
            () =>
            {
                int[] data = [0];
                data[0] = 7;
                Interlocked.Exchange(ref shared, data);
            },
            () =>
            {
                if (Volatile.Read(ref shared) is { } seen)
                {
                    Go.Check(seen[0] == 7, "not seen");
                }
            });
    }

    /// <summary>The three in a row: what the first did the third sees.</summary>
    [Correct]
    public static void ThroughAThird()
    {
        int data = 0, a = 0, b = 0;
        Go.Threads(
            () =>
            {
                data = 1;
                Volatile.Write(ref a, 1);
            },
            () =>
            {
                if (Volatile.Read(ref a) == 1)
                {
                    Volatile.Write(ref b, 1);
                }
            },
            () =>
            {
                if (Volatile.Read(ref b) == 1)
                {
                    Go.Check(data == 1, "not seen");
                }
            });
    }

    [Correct]
    public static async Task AsyncStreamElement()
    {
        int data = 0;
        async IAsyncEnumerable<int> Stream()
        {
            for (int i = 1; i <= 2; i++)
            {
                await Task.Delay(1);
                data += i;
                yield return i;
                data += i;
            }
        }

        await foreach (int i in Stream().ConfigureAwait(false))
        {
            Go.Check(data is 1 or 4, $"{data}");
        }

        Go.Check(data == 6, $"{data}");
    }

    [Correct]
    public static async Task ValueTaskOfATask()
    {
        int data = 0;
        async ValueTask<int> Get()
        {
            await Task.Yield();
            return data = 7;
        }

        Go.Check(await Get() == 7 && data == 7, "not seen");
        int again = await Get().ConfigureAwait(false);
        Go.Check(again == data, "not seen");
    }

    [Correct]
    public static async Task SemaphoreReleasedToAsyncWaiter()
    {
        var ready = new SemaphoreSlim(0);
        int data = 0;
        Task waiter = Task.Run(async () =>
        {
            await ready.WaitAsync();
            data++;
        });
        data = 1;
        ready.Release();
        await waiter;
        Go.Check(data == 2, $"{data}");
    }

    [Correct]
    public static async Task ManyAwaitsOnOneTask()
    {
        int data = 0;
        Task source = Task.Run(() => data = 1);
        async Task Read()
        {
            await source;
            Go.Check(data == 1, "not seen");
        }

        await Task.WhenAll(Task.Run(Read), Task.Run(Read), Read());
    }

    [Correct]
    public static async Task SharedTaskFactoryStart()
    {
        int data = 1;
        var task = new Task<int>(() => data + 1);
        data = 2;
        task.Start();
        Go.Check(await task == 3, "not seen");
    }

    [Correct]
    public static void ConcurrentQueueHandsOver()
    {
        var queue = new ConcurrentQueue<int[]>();
        Go.Threads(
            () =>
            {
                int[] data = [0];
                data[0] = 1;
                queue.Enqueue(data);
            },
            () =>
            {
                if (queue.TryDequeue(out int[]? data))
                {
                    data[0]++;
                    Go.Check(data[0] == 2, "not seen");
                }
            });
    }

    [Correct]
    public static void ConcurrentStackHandsOver()
    {
        var stack = new ConcurrentStack<int[]>();
        void Work()
        {
            stack.Push([1]);
            if (stack.TryPop(out int[]? data))
            {
                data[0]++;
                Go.Check(data[0] == 2, "taken twice");
            }
        }

        Go.Threads(Work, Work);
    }

    [Correct]
    public static void ConcurrentBagHandsOver()
    {
        var bag = new ConcurrentBag<int[]>();
        Go.Threads(
            () =>
            {
                int[] data = [0];
                data[0] = 1;
                bag.Add(data);
            },
            () =>
            {
                if (bag.TryTake(out int[]? data))
                {
                    data[0]++;
                }
            });
    }

    /// <summary>Who finds the key taken sees what the other put there.</summary>
    [Correct]
    public static void TryAddFails()
    {
        var dictionary = new ConcurrentDictionary<int, int[]>();
        Action Side(int me) => () =>
        {
            int[] mine = [0];
            mine[0] = me;
            if (!dictionary.TryAdd(1, mine))
            {
                Go.Check(dictionary[1][0] == 3 - me, "not seen");
            }
        };

        Go.Threads(Side(1), Side(2));
    }

    [Correct]
    public static void GetOrAddSharesOneList()
    {
        var dictionary = new ConcurrentDictionary<int, int[]>();
        void Work()
        {
            int[] shared = dictionary.GetOrAdd(1, _ =>
            {
                int[] made = new int[1];
                made[0] = 7;
                return made;
            });
            Go.Check(shared[0] == 7, "not seen");
        }

        Go.Threads(Work, Work);
    }

    [Correct]
    public static void MonitorHandsOverByWait()
    {
        object gate = new();
        int turn = 0, data = 0;
        Action Side(int me) => () =>
        {
            for (int i = 0; i < 2; i++)
            {
                lock (gate)
                {
                    while (turn != me)
                    {
                        Monitor.Wait(gate);
                    }
                }

                data++;
                lock (gate)
                {
                    turn = 1 - me;
                    Monitor.Pulse(gate);
                }
            }
        };

        Go.Threads(Side(0), Side(1));
        Go.Check(data == 4, $"{data}");
    }

    [Correct]
    public static void SpinLockWithTracking()
    {
        var spin = new SpinLock(enableThreadOwnerTracking: true);
        int n = 0;
        void Work()
        {
            bool taken = false;
            spin.Enter(ref taken);
            n++;
            spin.Exit();
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2 && !spin.IsHeld, $"{n}");
    }

    [Correct]
    public static void MutexBySignalAndWait()
    {
        using var mutex = new Mutex(initiallyOwned: false);
        using var ready = new AutoResetEvent(false);
        int n = 0;
        Go.Threads(
            () =>
            {
                n = 1;
                WaitHandle.SignalAndWait(ready, mutex);
                mutex.ReleaseMutex();
            },
            () =>
            {
                ready.WaitOne();
                mutex.WaitOne();
                Go.Check(n == 1, "not seen");
                mutex.ReleaseMutex();
            });
    }
}
