namespace Hsm.Cli.Checking;

/// <summary>What <c>hsm check</c> can hold against the specification, a history file apart.</summary>
internal static class CheckTargets
{
    internal static IReadOnlyList<TargetArguments> Create() =>
    [
        new WolfHsmArguments(),
        new ReferenceArguments(),
        new Pkcs11Arguments(),
    ];
}
