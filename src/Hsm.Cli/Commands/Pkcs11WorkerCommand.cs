using System.CommandLine;
using Hsm.Oracle.Pkcs11;
using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Cli.Commands;

/// <summary>The hidden command that <c>hsm check --pkcs11</c> starts: the process that a PKCS#11 module runs in.</summary>
internal sealed class Pkcs11WorkerCommand
{
    private const string Name = "pkcs11-worker";

    private readonly Argument<string> _pipe = new("pipe") { Description = "The parent's pipe." };

    /// <summary>This program, called again as a worker.</summary>
    internal static WorkerCommand ThisProgram
    {
        get
        {
            string program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no path to call itself by.");
            bool isHost = string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);
            return isHost ? new WorkerCommand(program, Environment.GetCommandLineArgs()[0], Name) : new WorkerCommand(program, Name);
        }
    }

    internal Command Create()
    {
        var command = new Command(Name, "Runs a PKCS#11 module for `hsm check`.") { _pipe };
        command.Hidden = true;
        command.SetAction(parsed => Pkcs11Worker.Run(parsed.GetRequiredValue(_pipe)));
        return command;
    }
}
