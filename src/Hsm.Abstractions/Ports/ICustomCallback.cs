namespace Hsm.Abstractions;

/// <summary>A function of the server's owner that clients call by group CUSTOM (protocol page 3).</summary>
/// <remarks>
/// Phase: any time while the server is open. Sessions may call at once, on any thread; the server holds no lock meanwhile,
/// and what the function keeps it guards itself. An exception is a defect of the server: that session ends.
/// </remarks>
public interface ICustomCallback
{
    /// <summary>Length of the data of a call, both ways.</summary>
    const int DataLengthBytes = 256;

    /// <summary>Carries out a call.</summary>
    /// <param name="client">Who calls.</param>
    /// <param name="type">8 or more: the function's own.</param>
    /// <param name="data">256 bytes: the request's, made up with zeros; what is there at the end is answered.</param>
    /// <returns>Any number; told the client as it is.</returns>
    int Invoke(ClientId client, uint type, Span<byte> data);
}
