using Hsm.Abstractions;

namespace Hsm;

/// <summary>An object that lives with the session that made it.</summary>
/// <param name="Serial">Of the object.</param>
/// <param name="Session">Handle of its session.</param>
/// <param name="Attributes">What it has.</param>
internal sealed record SessionObject(uint Serial, uint Session, TokenAttributes Attributes);
