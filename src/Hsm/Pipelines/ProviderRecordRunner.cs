using Hsm.Abstractions;

namespace Hsm;

/// <summary>Works on records one after the other, on the caller's thread.</summary>
/// <param name="provider">Whose bytes; the caller holds its device lock if it needs one.</param>
internal sealed class ProviderRecordRunner(ICryptoProvider provider) : IRecordRunner
{
    /// <inheritdoc/>
    public bool TakesBatch(RecordOperation sample) => false;

    /// <inheritdoc/>
    public bool Run(ArraySegment<RecordOperation> operations)
    {
        foreach (var operation in operations)
        {
            operation.Complete(operation.Execute(provider));
        }

        return true;
    }
}
