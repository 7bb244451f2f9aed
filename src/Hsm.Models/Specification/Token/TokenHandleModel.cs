using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>What an object handle stands for; an id of None is a session object.</summary>
internal sealed record TokenHandleModel(uint Handle, uint Serial, NvmId Id, bool IsPrivate)
{
    /// <summary>The same in every process.</summary>
    public override int GetHashCode() => ((int)Handle * 31) + (int)Serial;
}
