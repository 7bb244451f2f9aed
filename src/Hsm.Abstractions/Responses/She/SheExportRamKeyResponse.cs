namespace Hsm.Abstractions;

/// <summary>The RAM key as the messages that load it.</summary>
/// <param name="MessageOne">16 bytes.</param>
/// <param name="MessageTwo">32 bytes.</param>
/// <param name="MessageThree">16 bytes.</param>
/// <param name="MessageFour">32 bytes.</param>
/// <param name="MessageFive">16 bytes.</param>
public sealed record SheExportRamKeyResponse(
    Bytes MessageOne,
    Bytes MessageTwo,
    Bytes MessageThree,
    Bytes MessageFour,
    Bytes MessageFive) : HsmResponse(HsmStatus.Ok);
