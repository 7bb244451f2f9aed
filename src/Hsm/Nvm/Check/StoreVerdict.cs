namespace Hsm;

/// <summary>What a look at a store comes to.</summary>
public enum StoreVerdict
{
    /// <summary>Nothing is wrong.</summary>
    Clean,

    /// <summary>No server has finished opening it yet: it holds nothing, and the next opening makes an empty log.</summary>
    Blank,

    /// <summary>Power was cut in the last write, which was not acknowledged; the next opening clears it away. Nothing is wrong.</summary>
    Interrupted,

    /// <summary>Bytes were lost or changed that no power cut changes: no server opens it.</summary>
    Damaged,

    /// <summary>Its log has a format version that this program does not know.</summary>
    OtherVersion,

    /// <summary>It could not be looked at; the problem says why.</summary>
    NotReadable,
}
