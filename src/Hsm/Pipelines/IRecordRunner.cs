namespace Hsm;

/// <summary>Works on the records of a pipeline.</summary>
internal interface IRecordRunner
{
    /// <summary>Whether a whole batch may be given at once; else records are given one by one.</summary>
    /// <param name="sample">One of the batch.</param>
    /// <returns>True when it may.</returns>
    bool TakesBatch(RecordOperation sample);

    /// <summary>Works on records.</summary>
    /// <param name="operations">1 or more.</param>
    /// <returns>True: all are done; false: they will be, and the transfer is advanced then.</returns>
    bool Run(ArraySegment<RecordOperation> operations);
}
