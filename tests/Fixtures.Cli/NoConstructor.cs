namespace Fixtures;

/// <summary>Can't be made without an argument.</summary>
public sealed class NoConstructor(int start)
{
    public void Run()
    {
        if (start < 0)
        {
            throw new InvalidOperationException("Started below zero.");
        }
    }
}
