using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>A request and the one answer it may get.</summary>
/// <param name="Request">The request.</param>
/// <param name="Expected">Its answer.</param>
internal sealed record JobCall(HsmRequest Request, HsmResponse Expected)
{
    /// <summary>Asserts that an answer is that of this request.</summary>
    /// <param name="response">As the session gave it.</param>
    /// <exception cref="HsmInvariantException">It is another.</exception>
    public void Assert(HsmResponse? response)
    {
        if (!Expected.Equals(response))
        {
            throw new HsmInvariantException($"Each request gets its own answer: {Request} got {response}, due is {Expected}.");
        }
    }
}
