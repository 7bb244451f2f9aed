using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What ReadAllAsync gives: the framework's own is an async iterator, whose suspensions nobody controls.</summary>
internal sealed class ReadAllSequence<T>(ChannelReader<T> reader, int site, CancellationToken token) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Enumerator(reader, site, token, cancellationToken);

    private sealed class Enumerator : IAsyncEnumerator<T>
    {
        private readonly ChannelReader<T> _reader;
        private readonly int _site;
        private readonly CancellationTokenSource? _linked;
        private readonly CancellationToken _token;
        private bool _hasItems;
        private bool _isOver;

        internal Enumerator(ChannelReader<T> reader, int site, CancellationToken first, CancellationToken second)
        {
            (_reader, _site) = (reader, site);
            if (first.CanBeCanceled && second.CanBeCanceled && first != second)
            {
                _linked = CancellationTokenSourceModel.CreateLinkedTokenSource(first, second);
                _token = _linked.Token;
            }
            else
            {
                _token = first.CanBeCanceled ? first : second;
            }
        }

        public T Current { get; private set; } = default!;

        [AsyncMethodBuilder(typeof(ControlledValueTaskMethodBuilder<>))]
        public async ValueTask<bool> MoveNextAsync()
        {
            while (!_isOver)
            {
                Stand();
                if (_hasItems && ChannelReaderModel<T>.TryRead(_reader, out T item))
                {
                    Current = item;
                    return true;
                }

                // Over also when waiting throws.
                (_isOver, _hasItems) = (true, true);
                Stand();
                ValueTask<bool> wait = ChannelReaderModel<T>.WaitToReadAsync(_reader, _token);
                _isOver = !await ValueTaskModel<bool>.ConfigureAwait(ref wait, false);
            }

            return false;
        }

        public ValueTask DisposeAsync()
        {
            if (_linked is not null)
            {
                CancellationTokenSourceModel.Dispose(_linked);
            }

            return default;
        }

        /// <summary>Steps are those of the ReadAllAsync call.</summary>
        private void Stand()
        {
            if (LogicalThread.Current is { } thread)
            {
                thread.CurrentSite = _site;
            }
        }
    }
}
