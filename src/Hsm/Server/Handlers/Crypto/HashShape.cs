using Hsm.Abstractions;

namespace Hsm;

/// <summary>What a step of a hash must look like.</summary>
internal static class HashShape
{
    /// <summary>Checks the data.</summary>
    /// <param name="server">Whose limits hold.</param>
    /// <param name="function">A known one.</param>
    /// <param name="data">Not last: whole blocks; last: less than one.</param>
    /// <param name="isLast">Whether it is the last step.</param>
    /// <returns>False: BadArgs.</returns>
    public static bool IsValid(ServerState server, HashFunction function, Bytes data, bool isLast)
    {
        var block = function.BlockLengthBytes();
        return data.Length <= server.CommDataLengthBytes && (isLast ? data.Length < block : data.Length % block == 0);
    }
}
