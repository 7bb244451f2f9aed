namespace Unit.Rewriting.Fixtures;

/// <summary>Objects that are filled and then published without synchronisation.</summary>
public sealed class Publications
{
    private Dictionary<int, string>? _table;
    private Point? _point;

    /// <summary>One mistake: were the field volatile, the table's contents would be ordered too.</summary>
    public void TableFilledThenPublished()
    {
        Together(
            () =>
            {
                var table = new Dictionary<int, string> { [1] = "one" };
                _table = table;
            },
            () =>
            {
                if (_table is { } table)
                {
                    table.TryGetValue(1, out _);
                }
            });
    }

    public void ObjectFilledThenPublished()
    {
        Together(
            () =>
            {
                var point = new Point();
                point.X = 1;
                point.Y = 2;
                _point = point;
            },
            () => _ = _point is { } point ? point.X + point.Y : 0);
    }

    /// <summary>Two mistakes: both threads go on changing the table they share.</summary>
    public void TableMadeAtFirstUse()
    {
        void Put(int key)
        {
            _table ??= [];
            _table[key] = "x";
        }

        Together(() => Put(1), () => Put(2));
    }

    private static void Together(Action one, Action two)
    {
        var first = new Thread(() => one());
        var second = new Thread(() => two());
        first.Start();
        second.Start();
        first.Join();
        second.Join();
    }

    private sealed class Point
    {
        internal int X { get; set; }

        internal int Y { get; set; }
    }
}
