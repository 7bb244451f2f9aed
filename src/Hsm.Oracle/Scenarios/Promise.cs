namespace Hsm.Oracle.Scenarios;

/// <summary>What a scenario holds its target to.</summary>
/// <param name="Sentence">What is promised, as one sentence.</param>
/// <param name="Clause">Where it is promised, such as "PKCS#11 v2.40, 5.7 (C_SetAttributeValue)".</param>
/// <param name="Tier">How strongly it binds.</param>
public sealed record Promise(string Sentence, string Clause, PromiseTier Tier);
