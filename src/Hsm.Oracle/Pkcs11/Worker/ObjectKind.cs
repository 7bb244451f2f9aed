namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>The objects that a token lets a user make, the first of these that works.</summary>
internal enum ObjectKind
{
    /// <summary>An AES key whose bytes C_CreateObject is given.</summary>
    CreatedKey,

    /// <summary>An AES key of C_GenerateKey: many devices take no key bytes from outside.</summary>
    GeneratedKey,

    /// <summary>A data object; its CKA_APPLICATION serves as second attribute, for it has no CKA_ID.</summary>
    Data,
}
