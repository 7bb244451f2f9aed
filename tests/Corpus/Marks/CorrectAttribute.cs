namespace Corpus;

/// <summary>No schedule of the program goes wrong: any finding is a false alarm.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorrectAttribute : Attribute;
