using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>What the PKCS#11 face adds to the core state: token objects themselves are objects of NVM.</summary>
/// <param name="Applications">Those that a connection is attached to, in the order in which they began.</param>
/// <param name="LastSerial">Of the object made last.</param>
/// <param name="WrongUserPins">Wrong PINs of the user in a row.</param>
/// <param name="WrongOfficerPins">Wrong PINs of the security officer in a row.</param>
internal sealed record TokenFace(ValueList<TokenApplicationModel> Applications, uint LastSerial, int WrongUserPins, int WrongOfficerPins)
{
    public static TokenFace Empty { get; } = new(ValueList<TokenApplicationModel>.Empty, 0, 0, 0);

    /// <summary>What a crash leaves: wrong PINs count still, serial numbers go on behind the highest that is in NVM.</summary>
    public TokenFace AfterCrash(ObjectList nvm)
    {
        uint last = 0;
        foreach (StoredObject stored in nvm.Span)
        {
            if (stored.Id.Type == ObjectType.Token && TokenAttributes.Decode(stored.Data.Span, out uint serial) is not null)
            {
                last = Math.Max(last, serial);
            }
        }

        return this with { Applications = Empty.Applications, LastSerial = last };
    }

    public TokenApplicationModel? Find(uint number) => Applications.Find(one => one.Number == number);

    public TokenFace With(TokenApplicationModel changed) =>
        this with { Applications = Applications.Select(one => one.Number == changed.Number ? changed : one) };

    public TokenFace Begin(uint number) => Find(number) is null
        ? this with { Applications = Applications.Add(TokenApplicationModel.Fresh(number)) }
        : this;

    public TokenFace End(uint number) => this with { Applications = Applications.Without(one => one.Number == number) };

    public int WrongPins(TokenUser user) => user == TokenUser.User ? WrongUserPins : WrongOfficerPins;

    public TokenFace WithWrongPins(TokenUser user, int count) =>
        user == TokenUser.User ? this with { WrongUserPins = count } : this with { WrongOfficerPins = count };

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() =>
        (((((Applications.GetHashCode() * 31) + (int)LastSerial) * 31) + WrongUserPins) * 31) + WrongOfficerPins;
}
