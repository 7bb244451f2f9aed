using System.Buffers.Binary;
using System.Text.Json;

namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>Messages between parent and worker: 4 bytes of length, little-endian, and as many of JSON.</summary>
internal static class Frames
{
    private const int MaxLengthBytes = 1 << 20;

    /// <summary>Sends a message.</summary>
    internal static void Write<T>(Stream stream, T message)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message);
        byte[] frame = new byte[sizeof(int) + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, body.Length);
        body.CopyTo(frame, sizeof(int));
        stream.Write(frame);
        stream.Flush();
    }

    /// <summary>Waits for a message; null: the other side is gone.</summary>
    /// <exception cref="OperationCanceledException">It did not come in time.</exception>
    internal static async Task<T?> ReadAsync<T>(Stream stream, CancellationToken cancellationToken)
        where T : class
    {
        byte[] header = new byte[sizeof(int)];
        if (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) < header.Length)
        {
            return null;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length is < 0 or > MaxLengthBytes)
        {
            throw new InvalidDataException($"A message of {length} bytes between the oracle and its worker: engine bug.");
        }

        byte[] body = new byte[length];
        return await stream.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, cancellationToken) < length
            ? null
            : JsonSerializer.Deserialize<T>(body);
    }
}
