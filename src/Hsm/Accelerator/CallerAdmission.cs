namespace Hsm;

/// <summary>How many callers may be inside a provider at once.</summary>
public enum CallerAdmission
{
    /// <summary>One, as a device: the server holds a device lock for each operation, and a second caller is refused.</summary>
    One,

    /// <summary>Any number, as a library: no device lock, and no way to share a device applies to it.</summary>
    Any,
}
