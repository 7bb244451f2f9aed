using Fixtures.Store;

// work DIR SEED: random changes until killed; each is printed before it is asked for, and again once it is acknowledged.
// visit DIR COUNT: opens, increments a counter, closes, COUNT times; prints each acknowledged value.
// hold DIR: opens, says so, and waits for the end of its input.
switch (args)
{
    case ["work", var directory, var seed]:
        Work.Run(directory, int.Parse(seed));
        return 0;
    case ["visit", var directory, var count]:
        Visits.Run(directory, int.Parse(count));
        return 0;
    case ["hold", var directory]:
        using (OpenStore.Open(directory))
        {
            Console.WriteLine("open");
            Console.In.ReadToEnd();
        }

        return 0;
    default:
        Console.Error.WriteLine("work DIR SEED | visit DIR COUNT | hold DIR");
        return 1;
}
