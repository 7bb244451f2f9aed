using Hsm.Oracle.Pkcs11.Binding;

namespace Hsm.Oracle.Pkcs11.Calls;

/// <content>Sessions and login (section 5.6).</content>
internal sealed unsafe partial class ModuleCalls
{
    internal CkResult OpenSession(ulong slot, bool isReadWrite, out ulong session)
    {
        _memory.Reset();
        byte* handle = _memory.TakeOutput(Layout.UlongLengthBytes);
        nuint flags = (nuint)(CkConstants.CKF_SERIAL_SESSION | (isReadWrite ? CkConstants.CKF_RW_SESSION : 0));
        CkResult result = End(Begin(CkFunction.C_OpenSession, 0, slot).C_OpenSession((nuint)slot, flags, null, 0, handle));
        session = Layout.ReadUlong(handle);
        _current->Session = session;
        return result;
    }

    internal CkResult CloseSession(ulong session)
    {
        _memory.Reset();
        return End(Begin(CkFunction.C_CloseSession, session, 0).C_CloseSession((nuint)session));
    }

    internal CkResult CloseAllSessions(ulong slot)
    {
        _memory.Reset();
        return End(Begin(CkFunction.C_CloseAllSessions, 0, slot).C_CloseAllSessions((nuint)slot));
    }

    /// <summary>The state is a CKS_: 0 R/O public, 1 R/O user, 2 R/W public, 3 R/W user, 4 R/W SO.</summary>
    internal CkResult GetSessionInfo(ulong session, out long state)
    {
        _memory.Reset();
        StructShape shape = Layout.SessionInfo;
        byte* info = _memory.TakeOutput(shape.LengthBytes);
        CkResult result = End(Begin(CkFunction.C_GetSessionInfo, session, 0).C_GetSessionInfo((nuint)session, info));
        state = (long)Layout.ReadUlong(info + shape.OffsetsBytes[1]);
        Note(state);
        return result;
    }

    internal CkResult Login(ulong session, ulong user, ReadOnlySpan<byte> pin)
    {
        _memory.Reset();
        byte* copy = _memory.Copy(pin);
        return End(Begin(CkFunction.C_Login, session, user).C_Login((nuint)session, (nuint)user, copy, (nuint)pin.Length));
    }

    internal CkResult Logout(ulong session)
    {
        _memory.Reset();
        return End(Begin(CkFunction.C_Logout, session, 0).C_Logout((nuint)session));
    }

    internal CkResult InitPin(ulong session, ReadOnlySpan<byte> pin)
    {
        _memory.Reset();
        byte* copy = _memory.Copy(pin);
        return End(Begin(CkFunction.C_InitPIN, session, 0).C_InitPIN((nuint)session, copy, (nuint)pin.Length));
    }

    /// <summary>Calls C_Finalize; nothing may be called afterwards.</summary>
    internal CkResult Finish()
    {
        _memory.Reset();
        return End(Begin(CkFunction.C_Finalize, 0, 0).C_Finalize(null));
    }
}
