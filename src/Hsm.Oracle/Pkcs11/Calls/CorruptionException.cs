namespace Hsm.Oracle.Pkcs11.Calls;

/// <summary>The module wrote where it must not, or told a length that can not be.</summary>
/// <param name="message">Which function did what.</param>
internal sealed class CorruptionException(string message) : Exception(message);
