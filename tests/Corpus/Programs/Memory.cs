namespace Corpus;

/// <summary>Array elements, fields, structs by reference, closures, iterators.</summary>
public static class Memory
{
    private struct Point
    {
        public int X;
        public int Y;

        public void Move()
        {
            X++;
            Y++;
        }
    }

    private sealed class Box
    {
        public int A;
        public int B;
        public Point Point;
        public volatile bool Ready;
    }

    private static void Increment(ref int n) => n++;

    private static IEnumerable<int> Numbers()
    {
        for (int i = 1; i <= 3; i++)
        {
            yield return i;
        }
    }

    /// <summary>Coyote 1.7.11 misses it.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void SameElement()
    {
        int[] data = new int[2];
        Go.Threads(() => data[1]++, () => data[1]++);
        Go.Check(data[1] == 2, $"lost update: {data[1]}");
    }

    [Correct]
    public static void NeighbouringElements()
    {
        byte[] data = new byte[2];
        Go.Threads(() => data[0]++, () => data[1]++);
        Go.Check(data[0] + data[1] == 2, "torn");
    }

    [Correct]
    public static void TwoFieldsOfOneObject()
    {
        var box = new Box();
        Go.Threads(() => box.A++, () => box.B++);
        Go.Check(box.A + box.B == 2, "mixed up");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void OneFieldOfOneObject()
    {
        var box = new Box();
        Go.Threads(() => box.A++, () => box.A++);
        Go.Check(box.A == 2, $"lost update: {box.A}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void FieldByReference()
    {
        var box = new Box();
        Go.Threads(() => Increment(ref box.A), () => Increment(ref box.A));
        Go.Check(box.A == 2, $"lost update: {box.A}");
    }

    [Correct]
    public static void FieldsByReference()
    {
        var box = new Box();
        Go.Threads(() => Increment(ref box.A), () => Increment(ref box.B));
        Go.Check(box.A + box.B == 2, "mixed up");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void ElementByReference()
    {
        int[] data = new int[2];
        Go.Threads(() => Increment(ref data[0]), () => Increment(ref data[0]));
        Go.Check(data[0] == 2, $"lost update: {data[0]}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void StructInAField()
    {
        var box = new Box();
        Go.Threads(() => box.Point.Move(), () => box.Point.Move());
        Go.Check(box.Point.X == 2 && box.Point.Y == 2, "lost update");
    }

    [Correct]
    public static void StructCopied()
    {
        var box = new Box();
        void Work()
        {
            Point copy = box.Point;
            copy.Move();
            Go.Check(copy.X == 1, "shared after all");
        }

        Go.Threads(Work, Work);
        Go.Check(box.Point.X == 0, "changed");
    }

    [Buggy(Kind.Race)]
    public static void StructWrittenWhileRead()
    {
        var box = new Box();
        Go.Threads(
            () => box.Point = new Point { X = 1, Y = 1 },
            () =>
            {
                Point seen = box.Point;
                Go.Check(seen.X == seen.Y, "torn");
            });
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void StructElement()
    {
        var points = new Point[1];
        Go.Threads(() => points[0].Move(), () => points[0].Move());
        Go.Check(points[0].X == 2, $"lost update: {points[0].X}");
    }

    [Correct]
    public static void PublishedByAVolatileField()
    {
        var box = new Box();
        Go.Threads(
            () =>
            {
                box.A = 7;
                box.Ready = true;
            },
            () =>
            {
                if (box.Ready)
                {
                    Go.Check(box.A == 7, "not seen");
                }
            });
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void PublishedInTheWrongOrder()
    {
        var box = new Box();
        Go.Threads(
            () =>
            {
                box.Ready = true;
                box.A = 7;
            },
            () =>
            {
                if (box.Ready)
                {
                    Go.Check(box.A == 7, "not seen");
                }
            });
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void CapturedByTwoClosures()
    {
        int total = 0;
        Action Adder(int n) => () => total += n;

        Go.Threads(Adder(1), Adder(2));
        Go.Check(total == 3, $"lost update: {total}");
    }

    [Correct]
    public static void CapturedByOneClosureEach()
    {
        Action Own()
        {
            int mine = 0;
            return () =>
            {
                mine++;
                Go.Check(mine == 1, "shared");
            };
        }

        Go.Threads(Own(), Own());
    }

    [Correct]
    public static void IteratorOfEach()
    {
        IEnumerable<int> numbers = Numbers();
        void Work() => Go.Check(numbers.Sum() == 6, "mixed up");

        Go.Threads(Work, Work);
    }

    /// <summary>One enumerator for two threads.</summary>
    [Buggy(Kind.Exception)]
    public static void IteratorShared()
    {
        IEnumerator<int> numbers = Numbers().GetEnumerator();
        int sum = 0;
        void Work()
        {
            while (numbers.MoveNext())
            {
                Interlocked.Add(ref sum, numbers.Current);
            }
        }

        Go.Threads(Work, Work);
        Go.Check(sum == 6, $"{sum}");
    }

    [Buggy(Kind.Exception)]
    public static void SpanOverASharedArray()
    {
        int[] data = new int[4];
        void Work()
        {
            Span<int> span = data.AsSpan(1, 2);
            span[0]++;
        }

        Go.Threads(Work, Work);
        Go.Check(data[1] == 2, $"lost update: {data[1]}");
    }

    [Correct]
    public static void SpansOverTwoHalves()
    {
        int[] data = new int[4];
        Action Half(int start) => () =>
        {
            foreach (ref int n in data.AsSpan(start, 2))
            {
                n++;
            }
        };

        Go.Threads(Half(0), Half(2));
        Go.Check(data.Sum() == 4, $"{data.Sum()}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void AutoPropertyShared()
    {
        var account = new Tuple<int[]>([0]);
        Go.Threads(() => account.Item1[0] += 5, () => account.Item1[0] -= 5);
        Go.Check(account.Item1[0] == 0, $"lost update: {account.Item1[0]}");
    }

    private sealed class Publisher
    {
        public event Action? Changed;

        public void Raise()
        {
            if (Changed is not null)
            {
                Changed();
            }
        }

        public void RaiseSafely() => Volatile.Read(ref Changed)?.Invoke();
    }

    /// <summary>Unsubscribed between the test for null and the call.</summary>
    [Buggy(Kind.Exception)]
    public static void EventRaisedUnsafely()
    {
        var publisher = new Publisher();
        Action handler = () => { };
        publisher.Changed += handler;
        Go.Threads(publisher.Raise, () => publisher.Changed -= handler);
    }

    [Correct]
    public static void EventRaisedSafely()
    {
        var publisher = new Publisher();
        Action handler = () => { };
        publisher.Changed += handler;
        Go.Threads(publisher.RaiseSafely, () => publisher.Changed -= handler);
    }
}
