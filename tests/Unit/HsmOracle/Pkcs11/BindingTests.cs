using System.Diagnostics;
using System.Runtime.InteropServices;
using Hsm.Oracle.Pkcs11.Binding;
using Xunit;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>Layouts, names, guarded memory and the clock. Lengths are those of the standard's header under gcc.</summary>
public class BindingTests
{
    private const int ClockMonotonic = 1;

    [Theory]
    [InlineData(8, false, 24, 208, 88, 32, 48)]
    [InlineData(4, true, 16, 160, 72, 16, 32)]
    public void Shapes_OfBothLayouts_HaveTheHeadersLengths(int ulongLength, bool isPacked, int attribute, int token, int info, int session, int gcm)
    {
        var layout = new NativeLayout(ulongLength, isPacked);
        Assert.Equal(
            [attribute, token, info, session, gcm],
            [layout.Attribute.LengthBytes, layout.TokenInfo.LengthBytes, layout.Info.LengthBytes, layout.SessionInfo.LengthBytes, layout.GcmParameters.LengthBytes]);
        Assert.Equal(isPacked ? 2 : 8, layout.FirstFunctionOffsetBytes);
    }

    [Fact]
    public void Functions_InTheList_AreInTheStandardsOrder()
    {
        Assert.Equal(68, Enum.GetValues<CkFunction>().Length);
        Assert.Equal(
            [0, 3, 12, 27, 42, 58, 67],
            [
                (int)CkFunction.C_Initialize, (int)CkFunction.C_GetFunctionList, (int)CkFunction.C_OpenSession, (int)CkFunction.C_FindObjects,
                (int)CkFunction.C_SignInit, (int)CkFunction.C_GenerateKey, (int)CkFunction.C_WaitForSlotEvent,
            ]);
    }

    [Theory]
    [InlineData(0x82, "CKR_OBJECT_HANDLE_INVALID")]
    [InlineData(0x190, "CKR_CRYPTOKI_NOT_INITIALIZED")]
    [InlineData(0x80000001, "CKR_0x80000001 (the vendor's own)")]
    public void NameOf_AResult_IsTheStandards(uint result, string name) => Assert.Equal(name, CkConstants.NameOf((CkResult)result));

    [Theory]
    [InlineData(-1, "before the start")]
    [InlineData(10, "0 bytes after its end")]
    [InlineData(40, "30 bytes after its end")]
    public unsafe void WrittenAround_OfAnOutput_TellsWhere(int offset, string said)
    {
        using var memory = new CallMemory();
        memory.Take(5);
        byte* output = memory.TakeOutput(10);
        memory.TakeOutput(10);
        new Span<byte>(output, 10).Fill(1);
        Assert.Null(memory.WrittenAround());
        output[offset] = 1;
        Assert.Contains(said, memory.WrittenAround(), StringComparison.Ordinal);
        memory.Reset();
        Assert.Null(memory.WrittenAround());
    }

    [Fact]
    public void GetTimestamp_OnLinux_IsTheMonotonicClockOfAllProcesses()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "clock_gettime is asked on Linux only");
        long before = Stopwatch.GetTimestamp();
        Assert.Equal(0, ClockGetTime(ClockMonotonic, out TimeSpec time));
        long after = Stopwatch.GetTimestamp();
        long nanoseconds = (time.Seconds * 1_000_000_000) + time.Nanoseconds;
        Assert.Equal(1_000_000_000, Stopwatch.Frequency);
        Assert.InRange(nanoseconds, before, after);
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
