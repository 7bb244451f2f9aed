namespace Hsm;

/// <summary>Names one use of one job. A job that was used again has another generation, so that an old handle is refused.</summary>
/// <param name="Job">Ordinal of the job in its pool, from 0.</param>
/// <param name="Generation">Which use of the job, from 1.</param>
public readonly record struct JobHandle(int Job, long Generation);
