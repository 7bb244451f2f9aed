using Hsm;
using Xunit;

namespace Unit.Hsm;

public sealed class LockOrderTests
{
    [Theory]
    [InlineData((int)Guarded.Caches, (int)Guarded.Caches, "none twice")]
    [InlineData((int)Guarded.Store, (int)Guarded.Caches, "order")]
    [InlineData((int)Guarded.Store, (int)Guarded.Both, "order")]
    [InlineData((int)Guarded.Both, (int)Guarded.Store, "none twice")]
    [InlineData((int)Guarded.Device, (int)Guarded.Caches, "order")]
    [InlineData((int)Guarded.Device, (int)Guarded.Store, "order")]
    [InlineData((int)Guarded.Caches, (int)Guarded.Store, "at once")]
    [InlineData((int)Guarded.Caches, (int)Guarded.Device, "flash")]
    [InlineData((int)Guarded.Store, (int)Guarded.Device, "flash")]
    [InlineData((int)Guarded.Both, (int)Guarded.Device, "flash")]
    [InlineData((int)Guarded.None, (int)(Guarded.Store | Guarded.Device), "flash")]
    public void AssertMayAcquire_NotInOrder_SaysTheRule(int held, int wanted, string word)
    {
        var exception = Assert.Throws<HsmInvariantException>(() => LockOrder.AssertMayAcquire((Guarded)held, (Guarded)wanted));

        Assert.Contains(word, exception.Message, StringComparison.Ordinal);
        Assert.Contains(((Guarded)wanted).ToString(), exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)Guarded.Caches)]
    [InlineData((int)Guarded.Store)]
    [InlineData((int)Guarded.Both)]
    [InlineData((int)Guarded.Device)]
    public void AssertMayAcquire_HoldingNothing_Passes(int wanted) =>
        LockOrder.AssertMayAcquire(Guarded.None, (Guarded)wanted);
}
