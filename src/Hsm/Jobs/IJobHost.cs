namespace Hsm;

/// <summary>A session whose requests can run as jobs.</summary>
internal interface IJobHost
{
    /// <summary>Makes a dispatcher of the session's server.</summary>
    /// <param name="maxJobs">0: no limit.</param>
    /// <returns>The dispatcher.</returns>
    AsyncJobDispatcher CreateDispatcher(int maxJobs);

    /// <summary>Lets requests run as jobs from now on; before the first.</summary>
    /// <param name="dispatcher">Where.</param>
    void UseJobs(AsyncJobDispatcher dispatcher);
}
