namespace Hsm.Oracle.Scenarios;

/// <summary>What is held against the specification.</summary>
public interface IOracleTarget : IDisposable
{
    /// <summary>Its name in reports, such as "pkcs11 /usr/lib/softhsm/libsofthsm2.so" or "wolfhsm 127.0.0.1:23456".</summary>
    string Name { get; }

    /// <summary>What its makers need to know it by, in order: manufacturer, library version, packing, slot, … Never a PIN.</summary>
    IReadOnlyList<TargetFact> Facts { get; }

    /// <summary>
    /// The arguments of <c>hsm check</c> that name this target, such as <c>--pkcs11 PATH --token T</c>. Never a PIN: evidence
    /// goes to others.
    /// </summary>
    IReadOnlyList<string> CommandArguments { get; }

    /// <summary>What a command of these arguments needs beside them, as a few words, such as a PIN in a variable; null: nothing.</summary>
    string? CommandNeeds => null;

    /// <summary>Its scenarios, in the order they run.</summary>
    IReadOnlyList<IOracleScenario> Scenarios { get; }

    /// <summary>Removes what a run left behind, an earlier one that crashed too; objects are known by their label's prefix.</summary>
    /// <exception cref="OracleException">The target can't be used at all.</exception>
    void Clean();
}
