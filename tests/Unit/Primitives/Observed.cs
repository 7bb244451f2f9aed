namespace Unit.Primitives;

/// <summary>What a call shows its caller: its value, or the type of its exception.</summary>
internal static class Observed
{
    public static string Of(Func<object?> call)
    {
        try
        {
            return call()?.ToString() ?? "-";
        }
        catch (Exception exception) when (exception.GetType().Name != "TeardownException")
        {
            return exception.GetType().Name;
        }
    }
}
