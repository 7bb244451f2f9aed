namespace Hsm;

/// <summary>Why a store can not be opened.</summary>
public enum StoreProblemKind
{
    /// <summary>The path is not a directory and can not become one.</summary>
    NotADirectory,

    /// <summary>The directory or a file of it can not be written, or not be read.</summary>
    NoAccess,

    /// <summary>Another process has it open.</summary>
    InUse,

    /// <summary>The file system of the directory keeps nobody out: one writer can not be enforced.</summary>
    NoLocking,

    /// <summary>What is in the directory is not a store.</summary>
    NotAStore,

    /// <summary>The file that says what the image is was lost or damaged.</summary>
    DamagedFormat,

    /// <summary>Made by a program that knows another format.</summary>
    OtherVersion,

    /// <summary>A store of other sizes than those asked for.</summary>
    OtherGeometry,

    /// <summary>The image is shorter or longer than its format says: a part was lost or added.</summary>
    WrongLength,

    /// <summary>The operating system failed to read or write.</summary>
    InputOutput,
}
