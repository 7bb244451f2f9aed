using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>What a rule sees: the limits, the state, the session, and where its answers go.</summary>
internal readonly struct Situation(SpecificationOptions options, HsmState state, int session, AnswerSink answers)
{
    public SpecificationOptions Options => options;

    public HsmState State => state;

    public int Session => session;

    public AnswerSink Answers => answers;

    public ClientId Client => state.Session(session).Client;

    /// <summary>The answer of a request that was refused: nothing has changed.</summary>
    public void Refuse(HsmStatus status) => answers.Add(new StatusResponse(status), state);

    /// <summary>The answer of a request that was carried out and has nothing to tell.</summary>
    public void Done(HsmState next) => answers.Add(StatusResponse.Ok, next);

    /// <summary>The answer of a request that only looks.</summary>
    public void Tell(HsmResponse response) => answers.Add(response, state);

    /// <summary>Addresses an existing key; refuses number 0, and hardware ids: those keys only wrap.</summary>
    public bool TryAddress(KeyId key, out NvmId id)
    {
        id = key.ToNvmId(Client);
        if (key.Number != 0 && id.Type != ObjectType.Hardware)
        {
            return true;
        }

        Refuse(Misnamed(key));
        return false;
    }

    /// <summary>The answer to an id that names no key for what is asked: Access to a hardware key.</summary>
    public static HsmStatus Misnamed(KeyId key) =>
        key.Number != 0 && (key.Value & KeyId.HardwareFlag) != 0 ? HsmStatus.Access : HsmStatus.BadArgs;

    /// <summary>The key that an id means: the uncommitted one in the addressed cache, else the one in NVM.</summary>
    public StoredObject? FindKey(NvmId id) => state.CacheOf(session, id).Find(id) ?? FindStored(id);

    /// <summary>The key that NVM has under an id: none for unwrapped keys, which live in a cache only (protocol page 6).</summary>
    public StoredObject? FindStored(NvmId id) => id.Type == ObjectType.Wrapped ? null : state.Nvm.Find(id);

    /// <summary>The answer of a request that tells something which does not follow from the state.</summary>
    /// <typeparam name="TResponse">The type of answer.</typeparam>
    /// <param name="example">One that is right, for whoever asks for answers and not about one.</param>
    /// <param name="isRight">Whether an answer is right.</param>
    /// <param name="next">The state after an answer.</param>
    public void TellAny<TResponse>(TResponse example, Func<TResponse, bool> isRight, Func<TResponse?, HsmState> next)
        where TResponse : HsmResponse
    {
        if (answers.Observed is null)
        {
            answers.Add(example, next(answers.TakesAll ? example : null));
        }
        else if (answers.Observed is TResponse observed && isRight(observed))
        {
            answers.Add(observed, next(observed));
        }
    }

    /// <summary>As TellAny, of a request that only looks.</summary>
    /// <typeparam name="TResponse">The type of answer.</typeparam>
    /// <param name="example">One that is right.</param>
    /// <param name="isRight">Whether an answer is right.</param>
    public void TellAny<TResponse>(TResponse example, Func<TResponse, bool> isRight)
        where TResponse : HsmResponse
    {
        HsmState unchanged = state;
        TellAny(example, isRight, _ => unchanged);
    }

    /// <summary>The same in another state.</summary>
    /// <param name="next">The state.</param>
    /// <returns>What rules see from there on.</returns>
    public Situation In(HsmState next) => new(options, next, session, answers);
}
