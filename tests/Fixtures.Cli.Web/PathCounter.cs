using Microsoft.AspNetCore.Http;

namespace Fixtures.Web;

/// <summary>Uses a type of Microsoft.AspNetCore.App, so that it runs only where that framework is loaded.</summary>
public static class PathCounter
{
    public static void TwoRequests()
    {
        int requests = 0;
        var path = new PathString("/keys");
        Task first = Task.Run(() => requests += path.HasValue ? 1 : 0);
        Task second = Task.Run(() => requests += path.HasValue ? 1 : 0);
        Task.WaitAll(first, second);
        if (requests != 2)
        {
            throw new InvalidOperationException($"{requests} of 2 requests counted for {path.Value}.");
        }
    }
}
