using Linearizability;

namespace Hsm.Oracle.Histories;

/// <summary>Bounds in words.</summary>
internal static class Bounds
{
    public static string? Words(CheckBound bound) => bound switch
    {
        CheckBound.None => null,
        CheckBound.Time => "the time was over",
        CheckBound.Cancelled => "it was interrupted",
        CheckBound.States => "the history leaves too many states open",
        _ => "the memory allowed was used up",
    };
}
