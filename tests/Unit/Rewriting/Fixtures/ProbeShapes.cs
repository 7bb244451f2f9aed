using System.Diagnostics;

namespace Unit.Rewriting.Fixtures;

/// <summary>Methods whose sites are known.</summary>
public sealed class ProbeShapes
{
    public const int Marker = 3;
    private readonly object _gate = new();
    private readonly Lock _lock = new();
    private readonly int _readonly = Marker;
    private static readonly object s_gate = new();
    private static readonly int[] s_table = [1, 2];
    private Pair _pair;
    private int _count;
    private int _early;
    private volatile bool _stop;
    private Action? _hook;

    public ProbeShapes()
    {
        _early = 1;
        _count = _early + 1;
        _hook = Escape;
        _count = 3;
    }

    public int Line { get; private set; }

    public void Chain() => _pair.Inner.Value = 3;

    public int Locals(int n)
    {
        Pair local = default;
        local.Inner.Value = n;
        int[]? none = null;
        return local.Inner.Value + _readonly + Marker + (none?.Length ?? 0);
    }

    public int Table(int i) => s_table[i];

    public bool Volatile() => _stop;

    public void SetVolatile() => _stop = true;

    public void LockStatement()
    {
        lock (_gate)
        {
            _count++;
        }
    }

    public void LockType()
    {
        lock (_lock)
        {
        }
    }

    public void StaticLock()
    {
        lock (s_gate)
        {
        }
    }

    public void Interlock() => Interlocked.Increment(ref _count);

    public async Task Hoisted(int n)
    {
        int local = n;
        await Task.Yield();
        local++;
        await Task.Delay(local);
    }

    public Func<int> Captured(int n)
    {
        return () => n++;
    }

    public void HereLine()
    {
        Line = new StackFrame(needFileInfo: true).GetFileLineNumber();
    }

    private void Escape()
    {
    }

    private struct Inner
    {
        public int Value;
    }

    private struct Pair
    {
        public Inner Inner;
    }
}
