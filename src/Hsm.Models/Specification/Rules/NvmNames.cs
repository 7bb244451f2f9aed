using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>Which objects the ids of NVM and CERT requests mean, by <see cref="SpecificationOptions.NvmIds"/>.</summary>
internal static class NvmNames
{
    private const int NumberBits = 0x00FF;
    private const int UnusableBits = 0x0600;

    /// <summary>Answers a request of NVM from a session that has no names for objects yet.</summary>
    public static bool Refuses(Situation now)
    {
        bool refuses = now.Options.NvmIds == NvmIdScheme.PerClient && now.Client.Value == 0;
        if (refuses)
        {
            now.Refuse(HsmStatus.Access);
        }

        return refuses;
    }

    /// <summary>Whether no object can be added under an id.</summary>
    public static bool IsNoName(SpecificationOptions options, NvmId asked) => options.NvmIds == NvmIdScheme.Raw
        ? asked.Value == 0
        : (asked.Value & NumberBits) == 0 || (asked.Value & UnusableBits) != 0;

    /// <summary>The object that a client means by an id; None: number 0 is nobody's.</summary>
    public static NvmId Meant(SpecificationOptions options, ClientId client, NvmId asked)
    {
        if (options.NvmIds == NvmIdScheme.Raw)
        {
            return asked;
        }

        int number = asked.Value & NumberBits;
        return number == 0 ? NvmId.None : new NvmId((ushort)((UserOf(client, asked) << 8) | number));
    }

    /// <summary>What a client knows an object by.</summary>
    public static NvmId Told(SpecificationOptions options, NvmId id) => options.NvmIds == NvmIdScheme.Raw
        ? id
        : new NvmId((ushort)((id.Value & NumberBits) | (id.User.Value == 0 ? KeyId.GlobalFlag : 0)));

    /// <summary>Whether LIST tells of an object when it was asked to begin at an id.</summary>
    public static bool AreListed(SpecificationOptions options, ClientId client, NvmId asked, NvmId id) => options.NvmIds == NvmIdScheme.Raw
        || (id.Value >> 8 == UserOf(client, asked) && (id.Value & NumberBits) != 0);

    /// <summary>Whether CERT reaches an object, which it calls by its own id whatever NVM does: the client's or everybody's.</summary>
    public static bool ReachesRoot(Situation now, NvmId id) => now.Options.NvmIds == NvmIdScheme.Raw
        || (id.Type == ObjectType.Object && (id.User.Value == 0 || id.User == now.Client));

    private static int UserOf(ClientId client, NvmId asked) => (asked.Value & KeyId.GlobalFlag) != 0 ? 0 : client.Value;
}
