namespace Hsm.Abstractions;

/// <summary>How a call of the PKCS#11 face ended; names and values of CKR_ constants (PKCS#11 v2.40, section 11.1).</summary>
public enum TokenResult
{
    /// <summary>CKR_OK.</summary>
    Ok = 0x00,

    /// <summary>CKR_ARGUMENTS_BAD. Nothing changed.</summary>
    ArgumentsBad = 0x07,

    /// <summary>CKR_ATTRIBUTE_READ_ONLY: the attribute, or the whole object, can not be changed. Nothing changed.</summary>
    AttributeReadOnly = 0x10,

    /// <summary>CKR_ATTRIBUTE_SENSITIVE: at least one attribute is not revealed; the others are given.</summary>
    AttributeSensitive = 0x11,

    /// <summary>CKR_ATTRIBUTE_TYPE_INVALID: the object lacks at least one attribute; the others are given.</summary>
    AttributeTypeInvalid = 0x12,

    /// <summary>CKR_ATTRIBUTE_VALUE_INVALID. Nothing changed.</summary>
    AttributeValueInvalid = 0x13,

    /// <summary>CKR_DATA_LEN_RANGE. The operation has ended.</summary>
    DataLengthRange = 0x21,

    /// <summary>CKR_DEVICE_ERROR. The operation, if one was active, has ended.</summary>
    DeviceError = 0x30,

    /// <summary>CKR_DEVICE_MEMORY: no room for the object. Nothing changed.</summary>
    DeviceMemory = 0x31,

    /// <summary>CKR_ENCRYPTED_DATA_INVALID: the tag does not match, or what was decrypted has no padding. The operation has ended.</summary>
    EncryptedDataInvalid = 0x40,

    /// <summary>CKR_ENCRYPTED_DATA_LEN_RANGE: not whole blocks. The operation has ended.</summary>
    EncryptedDataLengthRange = 0x41,

    /// <summary>CKR_KEY_HANDLE_INVALID. Nothing changed.</summary>
    KeyHandleInvalid = 0x60,

    /// <summary>CKR_KEY_TYPE_INCONSISTENT: no key, or one of another type or length. Nothing changed.</summary>
    KeyTypeInconsistent = 0x63,

    /// <summary>CKR_KEY_FUNCTION_NOT_PERMITTED: the key lacks the usage attribute. Nothing changed.</summary>
    KeyFunctionNotPermitted = 0x68,

    /// <summary>CKR_MECHANISM_INVALID: unknown, or not for this operation. Nothing changed.</summary>
    MechanismInvalid = 0x70,

    /// <summary>CKR_MECHANISM_PARAM_INVALID. Nothing changed.</summary>
    MechanismParameterInvalid = 0x71,

    /// <summary>CKR_OBJECT_HANDLE_INVALID: destroyed, or not visible to the application. Nothing changed.</summary>
    ObjectHandleInvalid = 0x82,

    /// <summary>CKR_OPERATION_ACTIVE: the session is at a search, or at an operation of that kind. Nothing changed.</summary>
    OperationActive = 0x90,

    /// <summary>CKR_OPERATION_NOT_INITIALIZED. Nothing changed.</summary>
    OperationNotInitialized = 0x91,

    /// <summary>CKR_PIN_INCORRECT. One attempt less is left.</summary>
    PinIncorrect = 0xA0,

    /// <summary>CKR_PIN_LOCKED: no attempt is left. Nothing changed.</summary>
    PinLocked = 0xA4,

    /// <summary>CKR_SESSION_COUNT: the application has all the sessions it may have. Nothing changed.</summary>
    SessionCount = 0xB1,

    /// <summary>CKR_SESSION_HANDLE_INVALID: closed, or never opened. Nothing changed.</summary>
    SessionHandleInvalid = 0xB3,

    /// <summary>CKR_SESSION_READ_ONLY: a token object can not be changed from it. Nothing changed.</summary>
    SessionReadOnly = 0xB5,

    /// <summary>CKR_SESSION_READ_ONLY_EXISTS: the security officer can not log in beside it. Nothing changed.</summary>
    SessionReadOnlyExists = 0xB7,

    /// <summary>CKR_SESSION_READ_WRITE_SO_EXISTS: no read-only session beside the security officer. Nothing changed.</summary>
    SessionReadWriteSoExists = 0xB8,

    /// <summary>CKR_SIGNATURE_INVALID. The operation has ended.</summary>
    SignatureInvalid = 0xC0,

    /// <summary>CKR_SIGNATURE_LEN_RANGE: of another length than the mechanism's. The operation has ended.</summary>
    SignatureLengthRange = 0xC1,

    /// <summary>CKR_TEMPLATE_INCOMPLETE. Nothing changed.</summary>
    TemplateIncomplete = 0xD0,

    /// <summary>CKR_TEMPLATE_INCONSISTENT: an attribute twice, or two that exclude each other. Nothing changed.</summary>
    TemplateInconsistent = 0xD1,

    /// <summary>CKR_USER_ALREADY_LOGGED_IN. Nothing changed.</summary>
    UserAlreadyLoggedIn = 0x100,

    /// <summary>CKR_USER_NOT_LOGGED_IN. Nothing changed.</summary>
    UserNotLoggedIn = 0x101,

    /// <summary>CKR_USER_TYPE_INVALID. Nothing changed.</summary>
    UserTypeInvalid = 0x103,

    /// <summary>CKR_USER_ANOTHER_ALREADY_LOGGED_IN. Nothing changed.</summary>
    UserAnotherAlreadyLoggedIn = 0x104,

    /// <summary>CKR_CRYPTOKI_NOT_INITIALIZED: the connection is not attached to an application. Nothing changed.</summary>
    NotInitialized = 0x190,
}
