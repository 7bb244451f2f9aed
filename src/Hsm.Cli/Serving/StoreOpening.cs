using Hsm.Abstractions;
using Hsm.Models.Environment;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Serving;

/// <summary>Opens what <c>--store</c> names.</summary>
internal static class StoreOpening
{
    /// <summary>The word for a store that is gone with the process.</summary>
    internal const string Memory = "memory";

    /// <summary>Opens the flash of a store.</summary>
    /// <exception cref="InputException">It can't be opened; says why.</exception>
    internal static IFlash Open(string store, int? partitionSizeBytes)
    {
        FlashGeometry? wanted = partitionSizeBytes is { } size ? FileFlash.DefaultGeometry with { PartitionSizeBytes = size } : null;
        if (store == Memory)
        {
            return new FlashModel(wanted ?? FileFlash.DefaultGeometry);
        }

        FileFlash.Open(store, wanted, out FileFlash? flash, out StoreProblem? problem);
        return flash ?? throw new InputException(problem!.Message, $"`{Program.ToolName} fsck {store}` says more about a store that is there.");
    }

    /// <summary>What to tell when the server does not open over the flash.</summary>
    internal static InputException Refusal(string store, HsmStatus status) => status switch
    {
        HsmStatus.NotVerified => new InputException($"The store {store} is damaged: it holds bytes that no power cut leaves.", $"`{Program.ToolName} fsck {store}` says what is wrong. Nothing was changed."),
        HsmStatus.NoSpace => new InputException($"The store {store} has more objects than --nvm-objects, or no room for users and PINs.", "Give a larger --nvm-objects, or a new store with a larger --nvm-size."),
        HsmStatus.Access => new InputException($"The store {store} has users, and would serve anybody without them.", "Give --admin-pin; its PIN counts only with --reset-admin."),
        _ => new InputException($"The store {store} could not be read ({status}).", "Is the disk in order?"),
    };
}
