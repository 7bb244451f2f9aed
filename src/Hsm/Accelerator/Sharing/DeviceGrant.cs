namespace Hsm;

/// <summary>Where an operation may be carried out.</summary>
internal enum DeviceGrant
{
    /// <summary>By software alone.</summary>
    Software,

    /// <summary>By the device; by software where the device lacks the shape.</summary>
    Device,
}
