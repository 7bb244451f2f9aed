namespace Hsm;

/// <summary>What stands where a partition's header is.</summary>
internal enum NvmHeader
{
    /// <summary>No header: blank, torn or damaged.</summary>
    None,

    /// <summary>A whole header of this version.</summary>
    Valid,

    /// <summary>A whole header of a version that this code does not know.</summary>
    OtherVersion,
}
