namespace Fixtures;

/// <summary>Async methods of each shape the command line takes.</summary>
public static class Asynchronous
{
    /// <summary>Check, await, act: both callers may see the stock that one of them takes.</summary>
    public static async Task LostUpdate()
    {
        var stock = new Stock();
        await Task.WhenAll(stock.TakeAsync(), stock.TakeAsync());
        if (stock.Left < 0)
        {
            throw new InvalidOperationException($"Sold what was not there: {stock.Left} left.");
        }
    }

    public static async ValueTask Guarded()
    {
        var stock = new Stock();
        using var gate = new SemaphoreSlim(1);
        await Task.WhenAll(TakeGuarded(stock, gate), TakeGuarded(stock, gate));
        if (stock.Left < 0)
        {
            throw new InvalidOperationException($"Sold what was not there: {stock.Left} left.");
        }
    }

    /// <summary>The failure of a task that nobody awaits.</summary>
    public static void Unobserved()
    {
        using var done = new ManualResetEventSlim();
        _ = Task.Run(() =>
        {
            done.Set();
            throw new InvalidOperationException("Nobody will see this.");
        });
        done.Wait();
    }

    private static async Task TakeGuarded(Stock stock, SemaphoreSlim gate)
    {
        await gate.WaitAsync();
        try
        {
            await stock.TakeAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    private sealed class Stock
    {
        internal int Left { get; private set; } = 1;

        internal async Task TakeAsync()
        {
            if (Left > 0)
            {
                await Task.Yield();
                Left--;
            }
        }
    }
}
