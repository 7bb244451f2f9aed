namespace Interleave.Strategies;

/// <summary>A stretch of one thread in a schedule: it runs until it stands before its n-th scheduling point.</summary>
/// <param name="Thread">The thread's id.</param>
/// <param name="Until">Its count of points at which it stops; absolute, so a dropped segment's work moves to the thread's next one.</param>
internal readonly record struct Segment(int Thread, int Until);
