namespace Hsm;

/// <summary>What a job is doing.</summary>
internal enum JobState
{
    /// <summary>In the pool.</summary>
    Idle,

    /// <summary>Its dispatcher is in it.</summary>
    Running,

    /// <summary>Waits for a wake signal; its dispatcher does other things.</summary>
    Paused,
}
