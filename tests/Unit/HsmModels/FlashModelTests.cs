using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.HsmModels;

public sealed class FlashModelTests
{
    private static readonly FlashGeometry s_geometry = new(PartitionSizeBytes: 64, ProgramUnitBytes: 8);
    private static readonly byte[] s_units = [.. Enumerable.Range(1, 24).Select(static value => (byte)value)];

    [Fact]
    public void Program_BlankUnits_AreRead()
    {
        var flash = new FlashModel(s_geometry);

        Assert.Equal(HsmStatus.Ok, flash.Program(64, s_units));

        Assert.Equal(s_units, ReadBack(flash, 64, 24));
        Assert.Equal(Enumerable.Repeat((byte)0xFF, 40), ReadBack(flash, 88, 40));
        Assert.Equal(3, flash.StepCount);
    }

    [Theory]
    [InlineData(4, 8)]
    [InlineData(8, 4)]
    [InlineData(56, 16)]
    [InlineData(-8, 8)]
    [InlineData(128, 8)]
    public void Program_BadRange_AnswersBadArgs(int offset, int length)
    {
        var flash = new FlashModel(s_geometry);

        Assert.Equal(HsmStatus.BadArgs, flash.Program(offset, new byte[length]));

        Assert.Equal(Enumerable.Repeat((byte)0xFF, 128), flash.ToArray());
    }

    [Fact]
    public void Program_OverProgrammed_AnswersNotBlankAndWritesNothing()
    {
        var flash = new FlashModel(s_geometry);
        flash.Program(16, s_units.AsSpan(0, 8));

        Assert.Equal(HsmStatus.NotBlank, flash.Program(8, s_units));
        Assert.Equal(HsmStatus.NotBlank, flash.BlankCheck(8, 16));
        Assert.Equal(HsmStatus.Ok, flash.BlankCheck(0, 16));

        Assert.Equal(Enumerable.Repeat((byte)0xFF, 8), ReadBack(flash, 8, 8));
    }

    [Fact]
    public void Erase_OnePartition_LeavesTheOther()
    {
        var flash = new FlashModel(s_geometry);
        flash.Program(0, s_units);
        flash.Program(64, s_units);

        Assert.Equal(HsmStatus.Ok, flash.Erase(0));
        Assert.Equal(HsmStatus.BadArgs, flash.Erase(2));

        Assert.Equal(HsmStatus.Ok, flash.BlankCheck(0, 64));
        Assert.Equal(s_units, ReadBack(flash, 64, 24));
    }

    [Fact]
    public void PowerCut_InTheMiddle_KeepsWholeUnitsTearsOneAndStops()
    {
        // Bytes 0 and 2 of the second unit still get through.
        var flash = new FlashModel(s_geometry, new FlashFault(FlashFaultKind.PowerCut, Step: 1, NewBytes: 0b101));

        Assert.Equal(HsmStatus.Aborted, flash.Program(0, s_units));
        Assert.Equal(HsmStatus.Aborted, flash.Read(0, new byte[8]));
        Assert.Equal(HsmStatus.Aborted, flash.Erase(0));
        Assert.Equal(HsmStatus.Aborted, flash.BlankCheck(0, 8));

        byte[] expected = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0xFF, 11, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. Enumerable.Repeat((byte)0xFF, 8)];
        FlashModel on = flash.PowerOn();
        Assert.Equal(expected, ReadBack(on, 0, 24));
        Assert.Equal(HsmStatus.Ok, on.Erase(0));
        Assert.Equal(expected, flash.ToArray()[..24]);
    }

    [Fact]
    public void DeviceFault_InErase_ErasesAPartAndWorksOn()
    {
        var flash = new FlashModel(s_geometry, new FlashFault(FlashFaultKind.DeviceFault, Step: 3, NewBytes: 10));
        flash.Program(0, s_units);

        Assert.Equal(HsmStatus.Aborted, flash.Erase(0));

        Assert.Equal([.. Enumerable.Repeat((byte)0xFF, 10), .. s_units[10..]], ReadBack(flash, 0, 24));
        Assert.Equal(HsmStatus.Ok, flash.Erase(0));
        Assert.Equal(HsmStatus.Ok, flash.BlankCheck(0, 64));
    }

    [Fact]
    public void PowerCut_AtEveryStep_IsReachedOnce()
    {
        for (int step = 0; step < 7; step++)
        {
            var flash = new FlashModel(s_geometry, new FlashFault(FlashFaultKind.PowerCut, step));
            HsmStatus[] results = [flash.Program(0, s_units), flash.Erase(1), flash.Program(64, s_units)];

            Assert.Equal(HsmStatus.Aborted, results[^1]);
            Assert.Equal(step + 1, flash.StepCount);
            Assert.Equal(step < 3 ? 3 : step < 4 ? 2 : 1, results.Count(static result => result == HsmStatus.Aborted));
        }
    }

    [Fact]
    public void Construct_UnitThatDoesNotDivide_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new FlashModel(new FlashGeometry(60, 8)));

    private static byte[] ReadBack(FlashModel flash, int offset, int length)
    {
        byte[] bytes = new byte[length];
        Assert.Equal(HsmStatus.Ok, flash.Read(offset, bytes));
        return bytes;
    }
}
