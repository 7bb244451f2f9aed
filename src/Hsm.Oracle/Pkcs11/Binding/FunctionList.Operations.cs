namespace Hsm.Oracle.Pkcs11.Binding;

/// <content>Encryption, digests, signatures, keys and random numbers: sections 5.8 to 5.15.</content>
internal readonly unsafe partial struct FunctionList
{
    internal CkResult C_EncryptInit(nuint session, byte* mechanism, nuint key) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_EncryptInit])(session, mechanism, key));

    internal CkResult C_Encrypt(nuint session, byte* data, nuint dataLength, byte* encryptedData, byte* encryptedDataLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_Encrypt])(session, data, dataLength, encryptedData, encryptedDataLength));

    internal CkResult C_EncryptUpdate(nuint session, byte* part, nuint partLength, byte* encryptedPart, byte* encryptedPartLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_EncryptUpdate])(session, part, partLength, encryptedPart, encryptedPartLength));

    internal CkResult C_EncryptFinal(nuint session, byte* lastEncryptedPart, byte* lastEncryptedPartLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, byte*, nuint>)this[CkFunction.C_EncryptFinal])(session, lastEncryptedPart, lastEncryptedPartLength));

    internal CkResult C_DecryptInit(nuint session, byte* mechanism, nuint key) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_DecryptInit])(session, mechanism, key));

    internal CkResult C_Decrypt(nuint session, byte* encryptedData, nuint encryptedDataLength, byte* data, byte* dataLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_Decrypt])(session, encryptedData, encryptedDataLength, data, dataLength));

    internal CkResult C_DecryptUpdate(nuint session, byte* encryptedPart, nuint encryptedPartLength, byte* part, byte* partLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_DecryptUpdate])(session, encryptedPart, encryptedPartLength, part, partLength));

    internal CkResult C_DecryptFinal(nuint session, byte* lastPart, byte* lastPartLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, byte*, nuint>)this[CkFunction.C_DecryptFinal])(session, lastPart, lastPartLength));

    internal CkResult C_DigestInit(nuint session, byte* mechanism) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint>)this[CkFunction.C_DigestInit])(session, mechanism));

    internal CkResult C_Digest(nuint session, byte* data, nuint dataLength, byte* digest, byte* digestLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_Digest])(session, data, dataLength, digest, digestLength));

    internal CkResult C_DigestUpdate(nuint session, byte* part, nuint partLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_DigestUpdate])(session, part, partLength));

    internal CkResult C_DigestKey(nuint session, nuint key) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint, nuint>)this[CkFunction.C_DigestKey])(session, key));

    internal CkResult C_DigestFinal(nuint session, byte* digest, byte* digestLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, byte*, nuint>)this[CkFunction.C_DigestFinal])(session, digest, digestLength));

    internal CkResult C_SignInit(nuint session, byte* mechanism, nuint key) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_SignInit])(session, mechanism, key));

    internal CkResult C_Sign(nuint session, byte* data, nuint dataLength, byte* signature, byte* signatureLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_Sign])(session, data, dataLength, signature, signatureLength));

    internal CkResult C_SignUpdate(nuint session, byte* part, nuint partLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_SignUpdate])(session, part, partLength));

    internal CkResult C_SignFinal(nuint session, byte* signature, byte* signatureLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, byte*, nuint>)this[CkFunction.C_SignFinal])(session, signature, signatureLength));

    internal CkResult C_SignRecoverInit(nuint session, byte* mechanism, nuint key) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_SignRecoverInit])(session, mechanism, key));

    internal CkResult C_SignRecover(nuint session, byte* data, nuint dataLength, byte* signature, byte* signatureLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_SignRecover])(session, data, dataLength, signature, signatureLength));

    internal CkResult C_VerifyInit(nuint session, byte* mechanism, nuint key) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_VerifyInit])(session, mechanism, key));

    internal CkResult C_Verify(nuint session, byte* data, nuint dataLength, byte* signature, nuint signatureLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint, nuint>)this[CkFunction.C_Verify])(session, data, dataLength, signature, signatureLength));

    internal CkResult C_VerifyUpdate(nuint session, byte* part, nuint partLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_VerifyUpdate])(session, part, partLength));

    internal CkResult C_VerifyFinal(nuint session, byte* signature, nuint signatureLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_VerifyFinal])(session, signature, signatureLength));

    internal CkResult C_VerifyRecoverInit(nuint session, byte* mechanism, nuint key) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_VerifyRecoverInit])(session, mechanism, key));

    internal CkResult C_VerifyRecover(nuint session, byte* signature, nuint signatureLength, byte* data, byte* dataLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_VerifyRecover])(session, signature, signatureLength, data, dataLength));

    internal CkResult C_DigestEncryptUpdate(nuint session, byte* part, nuint partLength, byte* encryptedPart, byte* encryptedPartLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_DigestEncryptUpdate])(session, part, partLength, encryptedPart, encryptedPartLength));

    internal CkResult C_DecryptDigestUpdate(nuint session, byte* encryptedPart, nuint encryptedPartLength, byte* part, byte* partLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_DecryptDigestUpdate])(session, encryptedPart, encryptedPartLength, part, partLength));

    internal CkResult C_SignEncryptUpdate(nuint session, byte* part, nuint partLength, byte* encryptedPart, byte* encryptedPartLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_SignEncryptUpdate])(session, part, partLength, encryptedPart, encryptedPartLength));

    internal CkResult C_DecryptVerifyUpdate(nuint session, byte* encryptedPart, nuint encryptedPartLength, byte* part, byte* partLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_DecryptVerifyUpdate])(session, encryptedPart, encryptedPartLength, part, partLength));

    internal CkResult C_GenerateKey(nuint session, byte* mechanism, byte* template, nuint count, byte* key) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, byte*, nuint, byte*, nuint>)this[CkFunction.C_GenerateKey])(session, mechanism, template, count, key));

    internal CkResult C_GenerateKeyPair(nuint session, byte* mechanism, byte* publicKeyTemplate, nuint publicKeyAttributeCount, byte* privateKeyTemplate, nuint privateKeyAttributeCount, byte* publicKey, byte* privateKey) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, byte*, nuint, byte*, nuint, byte*, byte*, nuint>)this[CkFunction.C_GenerateKeyPair])(session, mechanism, publicKeyTemplate, publicKeyAttributeCount, privateKeyTemplate, privateKeyAttributeCount, publicKey, privateKey));

    internal CkResult C_WrapKey(nuint session, byte* mechanism, nuint wrappingKey, nuint key, byte* wrappedKey, byte* wrappedKeyLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint, byte*, byte*, nuint>)this[CkFunction.C_WrapKey])(session, mechanism, wrappingKey, key, wrappedKey, wrappedKeyLength));

    internal CkResult C_UnwrapKey(nuint session, byte* mechanism, nuint unwrappingKey, byte* wrappedKey, nuint wrappedKeyLength, byte* template, nuint attributeCount, byte* key) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint, byte*, nuint, byte*, nuint>)this[CkFunction.C_UnwrapKey])(session, mechanism, unwrappingKey, wrappedKey, wrappedKeyLength, template, attributeCount, key));

    internal CkResult C_DeriveKey(nuint session, byte* mechanism, nuint baseKey, byte* template, nuint attributeCount, byte* key) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint, byte*, nuint>)this[CkFunction.C_DeriveKey])(session, mechanism, baseKey, template, attributeCount, key));

    internal CkResult C_SeedRandom(nuint session, byte* seed, nuint seedLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_SeedRandom])(session, seed, seedLength));

    internal CkResult C_GenerateRandom(nuint session, byte* randomData, nuint randomLength) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, nuint>)this[CkFunction.C_GenerateRandom])(session, randomData, randomLength));

    internal CkResult C_GetFunctionStatus(nuint session) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint>)this[CkFunction.C_GetFunctionStatus])(session));

    internal CkResult C_CancelFunction(nuint session) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, nuint>)this[CkFunction.C_CancelFunction])(session));

    internal CkResult C_WaitForSlotEvent(nuint flags, byte* slot, byte* reserved) =>
        Name(((delegate* unmanaged[Cdecl]<nuint, byte*, byte*, nuint>)this[CkFunction.C_WaitForSlotEvent])(flags, slot, reserved));
}
