using System.Runtime.InteropServices;
using Hsm.Oracle.Pkcs11.Binding;

namespace Hsm.Oracle.Pkcs11.Calls;

/// <summary>One call of the module, as it stands in the log that both processes see.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CallSlot
{
    /// <summary>Of the structure.</summary>
    internal const int LengthBytes = 80;

    /// <summary>Written last before a call and again last after it; 0: the slot is empty.</summary>
    internal CallState State;

    /// <summary>Which function.</summary>
    internal CkFunction Function;

    /// <summary>CLOCK_MONOTONIC, in the ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    internal long CallTime;

    /// <summary>The same clock, after the return.</summary>
    internal long ReturnTime;

    /// <summary>The session's handle.</summary>
    internal ulong Session;

    /// <summary>The object's handle, the slot's number or the user type.</summary>
    internal ulong Target;

    /// <summary>What the scenario calls the thing: the number of an object or of a session in this round.</summary>
    internal long Subject;

    /// <summary>What the scenario asks for, such as the number written.</summary>
    internal long Argument;

    /// <summary>What came back, in the scenario's numbers.</summary>
    internal long Answer;

    /// <summary>More of what came back.</summary>
    internal long Answer2;

    /// <summary>What the module answered.</summary>
    internal CkResult Result;

    /// <summary>The scenario's word for what this call is a part of.</summary>
    internal int Purpose;
}
