using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What all models share.</summary>
internal static class Modelling
{
    /// <summary>The resource of a user's object, named after the field it came from when the rewriter could tell.</summary>
    internal static T Of<T>(LogicalThread thread, object key)
        where T : Resource, new()
    {
        T resource = thread.Execution.Resource<T>(key, out bool created);
        if (created)
        {
            resource.Label = SiteTable.Get(thread.CurrentSite).Label;
        }

        return resource;
    }

    /// <summary>A timeout in milliseconds; -1 is infinite.</summary>
    internal static TimeSpan Timeout(int milliseconds, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, System.Threading.Timeout.Infinite, name);
        return TimeSpan.FromMilliseconds(milliseconds);
    }

    /// <summary>A timeout as a TimeSpan: -1 ms or from 0 to int.MaxValue ms; fractions of a millisecond are cut off, as .NET does.</summary>
    internal static int Milliseconds(TimeSpan timeout, string name)
    {
        long milliseconds = (long)timeout.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, System.Threading.Timeout.Infinite, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, int.MaxValue, name);
        return (int)milliseconds;
    }
}
