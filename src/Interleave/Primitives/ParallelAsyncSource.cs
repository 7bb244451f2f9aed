using System.Runtime.CompilerServices;

namespace Interleave.Primitives;

/// <summary>Where the workers of an asynchronous parallel loop get their items from: one at a time asks the program's enumerator.</summary>
#pragma warning disable CA1001 // Its Dispose is asynchronous; the modelled semaphore holds nothing.
internal sealed class ParallelAsyncSource<TItem>
#pragma warning restore CA1001
{
    private readonly IEnumerator<TItem>? _items;
    private readonly IAsyncEnumerator<TItem>? _asyncItems;
    private readonly object _gate = new();
    private readonly SemaphoreSlim _asyncGate = new(1);
    private bool _isAtEnd;

    internal ParallelAsyncSource(IEnumerable<TItem> items) => _items = items.GetEnumerator();

    internal ParallelAsyncSource(IAsyncEnumerable<TItem> items, CancellationToken token) => _asyncItems = items.GetAsyncEnumerator(token);

    /// <summary>The next item, if there is one.</summary>
    [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder<>))]
    internal async Task<(bool Found, TItem Item)> Next()
    {
        if (_items is not null)
        {
            return NextOf(_items);
        }

        await TaskModel.ConfigureAwait(SemaphoreSlimModel.WaitAsync(_asyncGate), continueOnCapturedContext: false);
        try
        {
            bool was = _isAtEnd;
            _isAtEnd = true;
            ValueTask<bool> next = was ? new ValueTask<bool>(false) : _asyncItems!.MoveNextAsync();
            _isAtEnd = !await ValueTaskModel<bool>.ConfigureAwait(ref next, continueOnCapturedContext: false);
            return _isAtEnd ? (false, default!) : (true, _asyncItems!.Current);
        }
        finally
        {
            SemaphoreSlimModel.Release(_asyncGate);
        }
    }

    [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
    internal async Task Dispose()
    {
        _items?.Dispose();
        if (_asyncItems is not null)
        {
            ValueTask disposing = _asyncItems.DisposeAsync();
            await ValueTaskModel.ConfigureAwait(ref disposing, continueOnCapturedContext: false);
        }
    }

    private (bool Found, TItem Item) NextOf(IEnumerator<TItem> items)
    {
        MonitorModel.Enter(_gate);
        try
        {
            bool was = _isAtEnd;
            _isAtEnd = true;
            _isAtEnd = was || !items.MoveNext();
            return _isAtEnd ? (false, default!) : (true, items.Current);
        }
        finally
        {
            MonitorModel.Exit(_gate);
        }
    }
}
