namespace Unit.ModelsAgainstReal;

/// <summary>A call that the tester refuses: there is no model to compare.</summary>
internal sealed class NotModelledException(string message) : Exception(message);
