using Hsm.Abstractions;

namespace Hsm;

/// <summary>One large request on its way through a pipeline, batch by batch. One thread at a time.</summary>
internal abstract class RecordTransfer
{
    private readonly IRecordSink _sink;
    private readonly RecordDirection _direction;

    // The batch under way; empty between batches.
    private RecordOperation[] _batch = [];
    private int _givenCount;

    /// <summary>Makes a transfer.</summary>
    /// <param name="sink">Takes the records in order.</param>
    /// <param name="direction">Whose numbers they have.</param>
    protected RecordTransfer(IRecordSink sink, RecordDirection direction)
    {
        _sink = sink;
        _direction = direction;
        Status = direction.IsBroken ? HsmStatus.Aborted : HsmStatus.Ok;
    }

    /// <summary>What the accelerator is asked about.</summary>
    public abstract CryptoAlgorithm Algorithm { get; }

    /// <summary>How it ended; Ok while it is under way.</summary>
    public HsmStatus Status { get; private set; }

    /// <summary>Gets on as far as it can.</summary>
    /// <param name="runner">Who works on the records.</param>
    /// <returns>True: over, see Status; false: records are being worked on, call again when they are done.</returns>
    public bool Advance(IRecordRunner runner)
    {
        while (true)
        {
            if (_givenCount == _batch.Length && !TryBeginBatch())
            {
                return true;
            }

            var step = runner.TakesBatch(_batch[0]) ? _batch.Length : 1;
            while (_givenCount < _batch.Length)
            {
                var given = new ArraySegment<RecordOperation>(_batch, _givenCount, step);
                _givenCount += step;
                if (!runner.Run(given))
                {
                    return false;
                }
            }
        }
    }

    /// <summary>Makes the operations of the next batch.</summary>
    /// <returns>Empty: there is no more.</returns>
    protected abstract RecordOperation[] NextBatch();

    /// <summary>Ends the transfer after the batch under way, and breaks the direction.</summary>
    /// <param name="status">How it ended.</param>
    protected void Refuse(HsmStatus status)
    {
        Status = status;
        _direction.Break();
    }

    // Emits what is done, then begins the next batch. False: over.
    private bool TryBeginBatch()
    {
        // All of the batch before any of it: a record is not to be seen whose neighbour turns out to be forged.
        var failed = Array.Find(_batch, static one => one.Status != HsmStatus.Ok);
        if (failed is not null)
        {
            _batch = [];
            _givenCount = 0;
            Refuse(failed.Status);
            return false;
        }

        foreach (var operation in _batch)
        {
            _sink.Emit(operation.Sequence, operation.Output);
        }

        _batch = Status == HsmStatus.Ok ? NextBatch() : [];
        _givenCount = 0;
        return _batch.Length > 0;
    }
}
