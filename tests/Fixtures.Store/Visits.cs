using Hsm.Abstractions;

namespace Fixtures.Store;

/// <summary>Many short stays in a store that others use, too.</summary>
internal static class Visits
{
    private static readonly CounterId s_counter = new(1);

    public static void Run(string directory, int count)
    {
        for (int i = 0; i < count; i++)
        {
            using OpenStore store = OpenStore.Open(directory);
            HsmResponse response = store.Ask(new CounterIncrementRequest(s_counter));
            if (response is not CounterResponse counter)
            {
                throw new InvalidOperationException($"The increment answered {response.Status}.");
            }

            Console.WriteLine($"ack {counter.Value}");
        }
    }
}
