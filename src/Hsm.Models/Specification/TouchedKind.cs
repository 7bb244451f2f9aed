namespace Hsm.Models.Specification;

/// <summary>Kinds of things that operations touch.</summary>
internal enum TouchedKind
{
    /// <summary>An object id, in NVM and in every cache.</summary>
    Object,

    /// <summary>A session's client id and whether it is open.</summary>
    Session,

    /// <summary>The key numbers of a client: who is given one has looked at all.</summary>
    Namespace,

    /// <summary>The slots of a local cache, by session.</summary>
    LocalSlots,

    /// <summary>The slots of the global cache.</summary>
    GlobalSlots,

    /// <summary>All of NVM: its order, its directory, its room.</summary>
    Nvm,

    /// <summary>Users, and who is logged in.</summary>
    Users,

    /// <summary>What was drawn at random so far.</summary>
    Random,
}
