namespace Unit.HsmProtocol;

/// <summary>A packet that is nearly the one it was: cut, longer, or with a few bytes changed.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] packet, Random random)
    {
        byte[] mutant = random.Next(4) switch
        {
            0 => packet[..random.Next(packet.Length + 1)],
            1 => [.. packet, .. new byte[random.Next(1, 40)]],
            _ => [.. packet],
        };
        for (int i = random.Next(1, 4); i > 0 && mutant.Length > 0; i--)
        {
            int at = random.Next(mutant.Length);
            mutant[at] = random.Next(3) switch { 0 => 0xFF, 1 => (byte)(mutant[at] ^ (1 << random.Next(8))), _ => (byte)random.Next(256) };
        }

        return mutant;
    }
}
