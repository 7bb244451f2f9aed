using System.Net.Sockets;
using Hsm;
using Xunit;

namespace Unit.Hsm;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("tcp:127.0.0.1:23456", "tcp:127.0.0.1:23456")]
    [InlineData("tcp:localhost:0", "tcp:127.0.0.1:0")]
    [InlineData("tcp:[::1]:1", "tcp:[::1]:1")]
    [InlineData("unix:/tmp/a b.sock", "unix:/tmp/a b.sock")]
    public void TryParse_Address_IsWrittenAsItWasRead(string text, string expected)
    {
        Assert.True(ListenAddress.TryParse(text, out var address));
        Assert.Equal(expected, address!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tcp:")]
    [InlineData("tcp:127.0.0.1")]
    [InlineData("tcp:127.0.0.1:65536")]
    [InlineData("tcp:127.0.0.1:-1")]
    [InlineData("tcp:example.org:1")]
    [InlineData("tcp:::1:1")]
    [InlineData("unix:")]
    [InlineData("udp:127.0.0.1:1")]
    public void TryParse_NoAddress_False(string text)
    {
        Assert.False(ListenAddress.TryParse(text, out var address));
        Assert.Null(address);
    }

    [Fact]
    public void TryParse_PathLongerThanTheSystemTakes_False() =>
        Assert.False(ListenAddress.TryParse("unix:/" + new string('x', 200), out _));

    [Fact]
    public void Listen_SocketFileLeftByADeadProcess_IsReplacedAndALiveOneIsNot()
    {
        using var folder = new TemporaryDirectory();
        var path = folder["hsm.sock"];
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, default))
        {
            dead.Bind(new UnixDomainSocketEndPoint(path));

            // .NET removes the file of a socket that it closes; a killed process does not.
            File.Move(path, path + ".kept");
        }

        File.Move(path + ".kept", path);
        using var server = new TestSocketServer();
        server.Sockets.Listen(TestSocketServer.Parse("unix:" + path));

        Assert.Throws<SocketException>(() => server.Sockets.Listen(TestSocketServer.Parse("unix:" + path)));
        using var client = new RawClient(new UnixDomainSocketEndPoint(path));
        Assert.Equal("0000000801a5770104000000", client.Exchange("00000008 01a5 7701 0400 0000"));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
