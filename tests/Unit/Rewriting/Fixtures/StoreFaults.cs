using System.Threading.Channels;

namespace Unit.Rewriting.Fixtures;

/// <summary>Programs that hang.</summary>
public sealed class StoreFaults
{
    private readonly Channel<int> _channel = Channel.CreateUnbounded<int>();

    public async Task NobodyCompletes()
    {
        _channel.Writer.TryWrite(1);
        await foreach (int item in _channel.Reader.ReadAllAsync())
        {
            GC.KeepAlive(item);
        }
    }
}
