using Hsm.Oracle.Histories;

namespace Hsm.Oracle.Reports;

/// <summary>A row of bars: one for each client, more where its calls overlap.</summary>
internal sealed class PictureLane(int client)
{
    public int Client => client;

    public List<EvidenceCall> Calls { get; } = [];

    public bool IsFreeAt(long time) => Calls.Count == 0 || Calls[^1].Return < time;
}
