using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// One end of a connection that carries frames of bytes, whole and in order: what a session runs over, secured or not.
/// </summary>
/// <remarks>One thread sends and one receives at a time; <see cref="Disconnect"/> from any.</remarks>
public interface IFrameLink
{
    /// <summary>The longest frame, in bytes.</summary>
    int MaxFrameLengthBytes { get; }

    /// <summary>Sends a frame.</summary>
    /// <param name="frame">At least 1 byte, at most the longest; copied.</param>
    /// <returns>Ok: on its way; BadArgs: its length; Aborted: either end has disconnected. Nothing sent unless Ok.</returns>
    HsmStatus Send(ReadOnlySpan<byte> frame);

    /// <summary>Takes a frame if there is one; does not wait.</summary>
    /// <param name="frame">Room for the longest.</param>
    /// <param name="lengthBytes">Its length when Ok; 0 else.</param>
    /// <returns>Ok; NotReady: none yet; BadArgs: too little room, nothing taken; Aborted: disconnected, and none is left.</returns>
    HsmStatus TryReceive(Span<byte> frame, out int lengthBytes);

    /// <summary>Waits until <see cref="TryReceive"/> would not answer NotReady.</summary>
    /// <returns>Ok: a frame is there; Aborted: disconnected, and none is left.</returns>
    HsmStatus WaitForFrame();

    /// <summary>
    /// Names who is told of an arrival: a frame, or the end. What has arrived before is told at once. The callback runs
    /// on the sender's thread with no lock held, must be short, and may be told of a frame that turns out to be none.
    /// </summary>
    /// <param name="arrived">The callback; there is one, a later call replaces it.</param>
    void OnArrival(Action arrived);

    /// <summary>Ends the connection at both ends; what was sent before can still be received. Any number of times.</summary>
    void Disconnect();
}
