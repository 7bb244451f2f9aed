using System.Text;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;

namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>The token in a worker: module loaded, slot found, user logged in, kind of objects tried out.</summary>
internal sealed class WorkerToken
{
    private const int LoginAttempts = 10;

    private static readonly TimeSpan s_loginPause = TimeSpan.FromMilliseconds(50);

    private readonly byte[]? _pin;
    private ulong _session;

    private WorkerToken(Pkcs11Module module, TokenFacts facts, ModuleCalls calls, byte[]? pin)
    {
        Module = module;
        Facts = facts;
        Calls = calls;
        _pin = pin;
        Mechanisms = calls.Mechanisms(facts.Slot);
        Objects = new TokenObjects(ObjectKind.CreatedKey, module.Layout);
    }

    internal Pkcs11Module Module { get; }

    internal TokenFacts Facts { get; }

    /// <summary>The main thread's calls.</summary>
    internal ModuleCalls Calls { get; }

    internal IReadOnlySet<CkMechanism> Mechanisms { get; }

    internal TokenObjects Objects { get; private set; }

    /// <summary>The user's PIN; null: none was given.</summary>
    internal ReadOnlySpan<byte> Pin => _pin;

    /// <summary>Whether a PIN was given.</summary>
    internal bool HasPin => _pin is not null;

    /// <summary>Loads, initialises, finds the token and logs in; tries what objects it takes.</summary>
    /// <exception cref="OracleException">Any of these fails, with what to do.</exception>
    internal static WorkerToken Open(StartOrder order, CallLog log)
    {
        Pkcs11Module module = Pkcs11Module.Load(order.Module, order.Layout);
        CkResult result = module.Initialize(order.LibraryParameters);
        if (result is not (CkResult.CKR_OK or CkResult.CKR_CRYPTOKI_ALREADY_INITIALIZED))
        {
            throw TokenErrors.NotInitialized(order, result);
        }

        var calls = new ModuleCalls(module, log, order.Threads);
        TokenFacts facts = TokenErrors.Choose(calls, order);
        var token = new WorkerToken(module, facts, calls, order.Pin);
        token.Session();
        token.TryObjects();
        calls.Clear();
        return token;
    }

    /// <summary>The main thread's session, logged in; opened again when a scenario closed it.</summary>
    /// <exception cref="OracleException">The token gives no session, or refuses the PIN.</exception>
    internal ulong Session()
    {
        if (_session == 0 || Calls.GetSessionInfo(_session, out _) != CkResult.CKR_OK)
        {
            CkResult opened = Calls.OpenSession(Facts.Slot, isReadWrite: true, out _session);
            if (opened != CkResult.CKR_OK)
            {
                _session = 0;
                throw TokenErrors.NoSession(opened);
            }
        }

        if (HasPin)
        {
            CkResult login = Login(_session);
            if (login is not (CkResult.CKR_OK or CkResult.CKR_USER_ALREADY_LOGGED_IN))
            {
                throw TokenErrors.NoLogin(login, Facts);
            }
        }

        return _session;
    }

    /// <summary>Logs the user in. A failure that has nothing to do with the PIN is tried again a few times; a wrong PIN never is.</summary>
    internal CkResult Login(ulong session)
    {
        CkResult result = Calls.Login(session, CkConstants.CKU_USER, Pin);
        bool mayBeIn = false;
        for (int i = 0; i < LoginAttempts && result is CkResult.CKR_GENERAL_ERROR or CkResult.CKR_FUNCTION_FAILED or CkResult.CKR_DEVICE_ERROR; i++)
        {
            mayBeIn |= result == CkResult.CKR_GENERAL_ERROR;
            Thread.Sleep(s_loginPause);
            result = Calls.Login(session, CkConstants.CKU_USER, Pin);
        }

        return mayBeIn && result == CkResult.CKR_USER_ALREADY_LOGGED_IN ? CkResult.CKR_OK : result;
    }

    /// <summary>Logs out and closes every session of this process; the next <see cref="Session"/> begins anew.</summary>
    internal void CloseAll()
    {
        Calls.CloseAllSessions(Facts.Slot);
        _session = 0;
    }

    /// <summary>Removes what has our prefix.</summary>
    internal void Clean()
    {
        ulong session = Session();
        var ours = new List<ulong>();
        if (Calls.FindInit(session, []) != CkResult.CKR_OK)
        {
            Calls.FindFinal(session);
            return;
        }

        var all = new List<ulong>();
        const int AtOnce = 64;
        while (Calls.Find(session, AtOnce, out ulong[] some) == CkResult.CKR_OK && some.Length > 0)
        {
            all.AddRange(some);
            MakeRoom();
        }

        Calls.FindFinal(session);
        foreach (ulong handle in all)
        {
            MakeRoom();
            if (Calls.GetAttributes(session, handle, [CkAttributeType.CKA_LABEL], out byte[]?[] values) == CkResult.CKR_OK
                && Encoding.UTF8.GetString(values[0] ?? []).StartsWith(TokenObjects.Prefix, StringComparison.Ordinal))
            {
                ours.Add(handle);
            }
        }

        foreach (ulong handle in ours)
        {
            MakeRoom();
            Calls.DestroyObject(session, handle);
        }
    }

    private void MakeRoom()
    {
        if (Calls.Left < 8)
        {
            Calls.Clear();
        }
    }

    private void TryObjects()
    {
        CkResult last = CkResult.CKR_OK;
        foreach (ObjectKind kind in Enum.GetValues<ObjectKind>())
        {
            Objects = new TokenObjects(kind, Module.Layout);
            last = Objects.Create(Calls, Session(), new NewObject($"{TokenObjects.Prefix}trial-0", "0"), out ulong handle);
            if (last == CkResult.CKR_OK)
            {
                Calls.DestroyObject(Session(), handle);
                return;
            }

            if (last is CkResult.CKR_DEVICE_MEMORY or CkResult.CKR_USER_NOT_LOGGED_IN or CkResult.CKR_TOKEN_WRITE_PROTECTED or CkResult.CKR_SESSION_READ_ONLY)
            {
                break;
            }
        }

        throw TokenErrors.NoObject(last, Facts);
    }
}
