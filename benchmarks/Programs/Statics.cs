namespace Benchmarks.Programs;

/// <summary>The same work with its state in instance fields and in static fields: the difference is what restoring statics costs.</summary>
public static class Statics
{
    private static readonly Dictionary<int, int> s_table = Fill();
    private static int s_sum;

    public static void InStatics()
    {
        for (int i = 0; i < 64; i++)
        {
            s_sum += s_table[i];
        }
    }

    public static void InLocals()
    {
        Dictionary<int, int> table = Fill();
        int sum = 0;
        for (int i = 0; i < 64; i++)
        {
            sum += table[i];
        }

        GC.KeepAlive(sum);
    }

    private static Dictionary<int, int> Fill()
    {
        var table = new Dictionary<int, int>();
        for (int i = 0; i < 64; i++)
        {
            table.Add(i, i);
        }

        return table;
    }
}
