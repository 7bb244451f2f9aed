using System.Collections;
using System.Text;

namespace Unit.Rewriting.Fixtures;

/// <summary>Calls on collections: which of them need a probe. Collections that never leave their method do not.</summary>
public sealed class CollectionShapes
{
    private readonly List<int> _field = [];
    private List<int>? _kept;

    public int Local(int n)
    {
        var list = new List<int>();
        for (int i = 0; i < n; i++)
        {
            list.Add(i > 2 ? i : -i);
        }

        int sum = 0;
        foreach (int item in list)
        {
            sum += item;
        }

        return sum + list.Count + list.Max();
    }

    public string LocalText(int n)
    {
        var text = new StringBuilder();
        text.Append(n).Append(',').AppendLine();
        return text.ToString();
    }

    public int LocalInitialised() => new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }.Count;

    public int LocalInEveryBranch(bool first)
    {
        List<int> list;
        if (first)
        {
            list = [1];
        }
        else
        {
            list = [2, 3];
        }

        list.Sort();
        return list[0];
    }

    public List<int> Returned()
    {
        var list = new List<int>();
        list.Add(1);
        return list;
    }

    public void Kept()
    {
        var list = new List<int>();
        list.Add(1);
        _kept = list;
    }

    public int Captured()
    {
        var list = new List<int>();
        Func<int> count = () => list.Count;
        list.Add(1);
        return count();
    }

    public int GivenAway()
    {
        var list = new List<int>();
        list.Add(1);
        return Count(list);
    }

    public int SometimesShared(bool own)
    {
        List<int> list = own ? [] : _field;
        list.Add(1);
        return list.Count;
    }

    public int SharedThroughAnotherLocal()
    {
        var list = new List<int>();
        List<int> other = list;
        _kept = other;
        list.Add(1);
        return list.Count;
    }

    public ICollection SharedThroughAView()
    {
        var map = new Dictionary<int, int>();
        map.Add(1, 1);
        return map.Keys;
    }

    public IEnumerator<int> SharedThroughAnEnumerator()
    {
        var list = new List<int>();
        list.Add(1);
        return list.GetEnumerator();
    }

    public IEnumerable<int> SharedThroughAQuery()
    {
        var list = new List<int>();
        list.Add(1);
        return list.Where(x => x > 0);
    }

    public int ByReference()
    {
        var list = new List<int>();
        Replace(ref list);
        list.Add(1);
        return list.Count;
    }

    public int InAnItem()
    {
        var outer = new List<List<int>>();
        var inner = new List<int>();
        outer.Add(inner);
        inner.Add(1);
        return outer.Count;
    }

    public int ThroughField()
    {
        _field.Add(_field.Count);
        return _field[0];
    }

    public int NoCollection(int[] items, string text) => items.Length + text.Length + (items.Select(i => i) is int[]? 1 : 0);

    private static int Count(List<int> list) => list.Count;

    private void Replace(ref List<int> list) => list = _field;
}
