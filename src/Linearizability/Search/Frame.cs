namespace Linearizability.Search;

/// <summary>A choice of the search that can be taken back.</summary>
internal struct Frame
{
    /// <summary>The operation taken: completed k, or pending j as ~j.</summary>
    public int Taken;

    /// <summary>The state before it.</summary>
    public int State;

    /// <summary>The next of its possible states to try.</summary>
    public int NextTarget;

    /// <summary>Where its possible states end.</summary>
    public int EndTarget;

    /// <summary>How many operations had been taken before it.</summary>
    public int Depth;

    /// <summary>Where the scan for other operations goes on: a node of the timeline.</summary>
    public int ResumeNode;

    /// <summary>Where the scan for other operations goes on: a pending operation.</summary>
    public int ResumePending;
}
