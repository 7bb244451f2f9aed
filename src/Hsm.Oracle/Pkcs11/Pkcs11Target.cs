using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Pkcs11.Scenarios;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Pkcs11;

/// <summary>A PKCS#11 module, driven in processes of its own.</summary>
/// <remarks>Used by one thread. What it makes on the token has labels that begin with "hsm-oracle-".</remarks>
public sealed class Pkcs11Target : IOracleTarget
{
    private readonly Pkcs11Options _options;
    private readonly WorkerPool _pool;

    private Pkcs11Target(Pkcs11Options options, WorkerPool pool)
    {
        _options = options;
        _pool = pool;
        Scenarios =
        [
            new RegisterScenario(pool, options.Repeats),
            new PairScenario(pool, options.Repeats),
            new ObjectsScenario(pool, options.Repeats),
            new FindScenario(pool, options.Repeats),
            new LoginScenario(pool, options.Repeats),
            new SessionsScenario(pool, options.Repeats),
            new CryptoScenario(pool, options.Repeats),
            new CounterScenario(pool, options.Repeats),
            new FinalizeScenario(pool, options.Repeats),
        ];
    }

    /// <inheritdoc/>
    public string Name => $"pkcs11 {_options.Module}";

    /// <inheritdoc/>
    public IReadOnlyList<TargetFact> Facts { get; private init; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<string> CommandArguments =>
    [
        "--pkcs11", Path.GetFullPath(_options.Module),
        .. _options.Token is { } token ? ["--token", token] : Array.Empty<string>(),
        .. _options.PinFile is { } file ? ["--pin-file", Path.GetFullPath(file)] : Array.Empty<string>(),
        .. _options.LibraryParameters is { } parameters ? ["--library-parameters", parameters] : Array.Empty<string>(),
        .. _options.Environment.OrderBy(static one => one.Key, StringComparer.Ordinal).SelectMany(static one => new[] { "--env", $"{one.Key}={one.Value}" }),
    ];

    /// <inheritdoc/>
    public string? CommandNeeds => _options.Pin is null || _options.PinFile is not null ? null : "the PIN in the variable HSM_PIN, or by --pin-file";

    /// <inheritdoc/>
    public IReadOnlyList<IOracleScenario> Scenarios { get; }

    /// <summary>Loads a module in a worker and tries whether it can be used: token, PIN, an object.</summary>
    /// <param name="options">The module.</param>
    /// <returns>The target.</returns>
    /// <exception cref="OracleException">It can not be used; says what to do. Nothing is left on the token; a wrong PIN was tried once.</exception>
    public static Pkcs11Target Open(Pkcs11Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Binding.ModuleImage.Check(options.Module);
        var pool = new WorkerPool(options);
        try
        {
            IReadOnlyList<string> told = pool.Facts;
            return new Pkcs11Target(options, pool)
            {
                Facts = [.. told.Chunk(2).Select(static pair => new TargetFact(pair[0], pair[1]))],
            };
        }
        catch (WorkerLostException e)
        {
            pool.Dispose();
            throw new OracleException(
                $"The module {options.Module} does not come up. {e.Message}",
                "See whether another program can use it, such as `pkcs11-tool --module PATH --list-slots`; a variable or a daemon may be missing.");
        }
        catch (OracleException)
        {
            pool.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Clean() => _pool.Clean();

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();
}
