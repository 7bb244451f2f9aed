using Interleave.Cli.Hosting;

namespace Hsm.Cli.Checking;

/// <summary>The variables that a PKCS#11 module gets its configuration from, so that a command of the evidence has them in any shell.</summary>
internal static class ModuleVariables
{
    /// <summary>Where known modules and loaders look; none of these holds a PIN.</summary>
    private static readonly string[] s_known =
    [
        "SOFTHSM2_CONF",
        "HSM_PKCS11_SOCKET", "HSM_PKCS11_LABEL", "HSM_PKCS11_TIMEOUT",
        "ChrystokiConfigurationPath", // Luna
        "CS_PKCS11_R2_CFG", "CS_PKCS11_R3_CFG", // Utimaco
        "YUBIHSM_PKCS11_CONF",
        "KMS_PKCS11_CONFIG", // Google
        "LD_LIBRARY_PATH",
    ];

    /// <summary>The variables asked for, and those of known modules that are set here.</summary>
    /// <param name="asked">Names, or names with their values behind an equals sign.</param>
    /// <exception cref="InputException">One has no name, or is not set here and has no value.</exception>
    internal static Dictionary<string, string> Read(IReadOnlyList<string> asked)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in s_known)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                variables[name] = value;
            }
        }

        foreach (string one in asked)
        {
            int equals = one.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? one : one[..equals];
            string? value = equals < 0 ? Environment.GetEnvironmentVariable(name) : one[(equals + 1)..];
            variables[name] = name.Length == 0 || value is null
                ? throw new InputException($"--env {one}: {(name.Length == 0 ? "there is no name" : "no such variable is set here")}.", "Give --env NAME=VALUE.")
                : value;
        }

        return variables;
    }
}
