namespace Corpus.Calls;

/// <summary>
/// One object of a primitive and the calls that can be made on it, each with a number. The same code runs against the
/// real primitive, and rewritten against its model.
/// </summary>
public abstract class CallTable
{
    private readonly List<(string Name, Func<object?> Call)> _calls = [];

    /// <summary>How many calls there are.</summary>
    public int Count => _calls.Count;

    /// <summary>How a call is written.</summary>
    /// <param name="call">Its number, from 0.</param>
    public string Name(int call) => _calls[call].Name;

    /// <summary>Makes a call.</summary>
    /// <param name="call">Its number, from 0.</param>
    /// <returns>What its caller sees: the value as text, or the type of the exception.</returns>
    public string Do(int call)
    {
        try
        {
            return _calls[call].Call()?.ToString() ?? "-";
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            return Visible(exception.GetType()).Name;
        }
    }

    /// <summary>What a catch clause can name: some exceptions are of types of the framework's own.</summary>
    private static Type Visible(Type type)
    {
        while (!type.IsVisible)
        {
            type = type.BaseType!;
        }

        return type;
    }

    /// <summary>A call with a result.</summary>
    protected void Call(string name, Func<object?> call) => _calls.Add((name, call));

    /// <summary>A call without a result.</summary>
    protected void Call(string name, Action call) => _calls.Add((name, () =>
    {
        call();
        return null;
    }
    ));
}
