namespace Hsm;

/// <summary>Splits a request into the fragments of a batch, as OpenSSL does (ssl/record/rec_layer_s3.c, tls_write).</summary>
/// <param name="maxPipelines">Records in a batch, 1..32.</param>
/// <param name="splitFragmentBytes">Longest fragment, 1 or more.</param>
internal sealed class RecordSplitter(int maxPipelines, int splitFragmentBytes)
{
    /// <summary>The lengths of the next batch's fragments.</summary>
    /// <param name="remainingBytes">What is not sent yet, 0 or more; 0 makes one empty record.</param>
    /// <returns>1..maxPipelines lengths. Where their sum is less than what remains, the rest is for later batches.</returns>
    public int[] NextBatch(int remainingBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(remainingBytes);
        var pipes = remainingBytes == 0 ? 1 : Math.Min(((remainingBytes - 1) / splitFragmentBytes) + 1, maxPipelines);
        var lengths = new int[pipes];
        var each = remainingBytes / pipes;
        if (each >= splitFragmentBytes)
        {
            Array.Fill(lengths, splitFragmentBytes);
            return lengths;
        }

        Array.Fill(lengths, each);
        Array.Fill(lengths, each + 1, 0, remainingBytes % pipes);
        return lengths;
    }
}
