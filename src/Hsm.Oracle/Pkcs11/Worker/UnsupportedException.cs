namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>The module can not take part in a scenario.</summary>
/// <param name="message">Why, as a sentence.</param>
internal sealed class UnsupportedException(string message) : Exception(message);
