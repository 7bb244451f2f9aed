using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>Events as a person says them.</summary>
internal static class EventText
{
    internal static string Of(TraceEvent traced) => traced.Remark ?? Plain(traced);

    private static string Plain(TraceEvent traced) => traced.Kind switch
    {
        AccessKind.Start => "begins",
        AccessKind.End => "ends",
        AccessKind.Spawn => traced.Peer >= 0 ? $"starts T{traced.Peer}" : "starts a thread",
        AccessKind.Join when traced.TimedOut => $"gives up waiting for the {traced.ResourceName}",
        AccessKind.Join => traced.Peer >= 0 ? $"has seen T{traced.Peer} end" : $"has seen the {traced.ResourceName}",
        AccessKind.Read => $"reads {traced.ResourceName}",
        AccessKind.Write => $"writes {traced.ResourceName}",
        AccessKind.ReadWrite => $"updates {traced.ResourceName}",
        AccessKind.Acquire when traced.TimedOut => $"gives up waiting for {traced.ResourceName}",
        AccessKind.Acquire => $"takes {traced.ResourceName}",
        AccessKind.AcquireShared => $"takes {traced.ResourceName} (shared)",
        AccessKind.AcquireUpgradeable => $"takes {traced.ResourceName} (upgradeable)",
        AccessKind.TryAcquire => traced.Taken ? $"tries and takes {traced.ResourceName}" : $"tries {traced.ResourceName}",
        AccessKind.Release => $"releases {traced.ResourceName}",
        AccessKind.Wait when traced.TimedOut => $"gives up waiting for {traced.ResourceName}",
        AccessKind.Wait => $"has waited for {traced.ResourceName}",
        AccessKind.Signal => $"signals {traced.ResourceName}",
        AccessKind.Yield => "yields",
        AccessKind.Sleep => "has slept",
        AccessKind.Atomic => $"calls {traced.ResourceName}",
        AccessKind.RegionBegin => $"enters {traced.ResourceName}",
        AccessKind.RegionEnd => $"leaves {traced.ResourceName}",
        AccessKind.Choice => "draws a value",
        _ => traced.ResourceName.Length > 0 ? $"{traced.Kind} {traced.ResourceName}" : traced.Kind.ToString(),
    };

    /// <summary>
    /// Where, with the source line when there is one, and under it the helper through which it was done. Nothing when
    /// nothing is known.
    /// </summary>
    internal static string[] Place(TraceEvent traced, CallFrames frames, SourceText source)
    {
        int depth = frames.Telling(traced);
        if (depth > 0 && SourcePlace.Of(traced.Stack[depth]) is { } caller)
        {
            string method = frames.MethodOf(traced.Stack[depth]);
            string via = $"via {ViaOf(traced, frames)}";
            if (traced.Kind == AccessKind.Release)
            {
                // Given back by the end of a using or lock, which has no line of its own in a stack.
                return [$"{caller.File}  {Site.Shorten(method)}", via];
            }

            string text = source.Line(caller, method);
            string place = $"{caller}  {(text.Length == 0 ? Site.Shorten(method) : text)}";

            // A property's name says what the line says already.
            return depth == 1 && CallFrames.IsAccessor(frames.MethodOf(traced.Stack[0])) ? [place] : [place, via];
        }

        if (traced.Site.File is null)
        {
            return traced.Site.Method == Site.Unknown.Method ? [] : [traced.Site.ShortMethod];
        }

        string line = source.Line(traced.Site);
        return [line.Length == 0 ? $"{traced.Site.Place}  {traced.Site.ShortMethod}" : $"{traced.Site.Place}  {line}"];
    }

    /// <summary>File and line only, and the helper through which it was done.</summary>
    internal static string ShortPlace(TraceEvent traced, CallFrames frames)
    {
        string site = traced.Site.File is null && traced.Site.Method == Site.Unknown.Method ? "" : traced.Site.Place;
        return frames.Telling(traced) is > 0 and int depth && SourcePlace.Of(traced.Stack[depth]) is { } caller
            ? $"{caller} via {ViaOf(traced, frames)}"
            : site;
    }

    private static string ViaOf(TraceEvent traced, CallFrames frames) => Site.Shorten(frames.MethodOf(traced.Stack[0]));
}
