using System.CommandLine;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Spectre.Console;

namespace Unit.Rewriting.Fixtures;

/// <summary>A piece of real work for each package, its result as text; deterministic, so that it is the same rewritten and not.</summary>
public static class PackageTasks
{
    private static readonly string[] s_order = ["order", "42", "--item", "pen", "--item", "ink", "--express"];

    public static string BouncyCastleSha256()
    {
        var digest = new Sha256Digest();
        byte[] data = Bytes(1000, 3);
        digest.BlockUpdate(data, 0, data.Length);
        byte[] hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return Convert.ToHexString(hash);
    }

    public static string BouncyCastleAesGcm()
    {
        byte[] plain = Bytes(61, 7);
        byte[] sealedText = Gcm(true, plain);
        byte[] opened = Gcm(false, sealedText);
        return $"{Convert.ToHexString(sealedText)} {opened.AsSpan().SequenceEqual(plain)}";
    }

    public static string BouncyCastleEcdsa()
    {
        // A small curve: each of the millions of steps on a large one would be a scheduling point.
        X9ECParameters curve = SecNamedCurves.GetByName("secp112r1");
        var domain = new ECDomainParameters(curve.Curve, curve.G, curve.N, curve.H);
        var secret = new BigInteger("1234567890123456789012345678901");
        byte[] hash = Bytes(32, 11);

        // Nonces by RFC 6979: no randomness.
        var signer = new ECDsaSigner(new HMacDsaKCalculator(new Sha256Digest()));
        signer.Init(true, new ECPrivateKeyParameters(secret, domain));
        BigInteger[] signature = signer.GenerateSignature(hash);
        var verifier = new ECDsaSigner();
        verifier.Init(false, new ECPublicKeyParameters(domain.G.Multiply(secret).Normalize(), domain));
        bool good = verifier.VerifySignature(hash, signature[0], signature[1]);
        hash[0] ^= 1;
        bool bad = verifier.VerifySignature(hash, signature[0], signature[1]);
        return $"{signature[0].ToString(16)} {signature[1].ToString(16)} {good} {bad}";
    }

    public static string NewtonsoftJson()
    {
        var shelf = new Shelf { Name = "a \"b\" \u00e9", Since = new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc) };
        var first = new Book { Title = "one", Pages = 10, On = shelf };
        shelf.Books.Add(first);
        shelf.Books.Add(new Book { Title = null, Pages = -1, On = shelf });
        shelf.ByIsbn["1-2"] = first;
        var settings = new JsonSerializerSettings { PreserveReferencesHandling = PreserveReferencesHandling.Objects, Formatting = Formatting.Indented };
        string json = JsonConvert.SerializeObject(shelf, settings);
        Shelf again = JsonConvert.DeserializeObject<Shelf>(json, settings)!;
        bool isSame = ReferenceEquals(again.ByIsbn["1-2"], again.Books[0]) && ReferenceEquals(again.Books[1].On, again);
        return $"{json} {isSame} {JsonConvert.SerializeObject(again, settings) == json} {JsonConvert.SerializeObject(Newtonsoft.Json.Linq.JObject.Parse("{ a: [1, 2.5, null] }"))}";
    }

    public static string SpectreConsole()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 60;
        Table table = new Table().Title("[bold]Items[/]").AddColumns("name", "[red]count[/]").AddRow("pen", "3").AddRow("a long name that has to be wrapped somewhere", "14");
        console.Write(table);
        console.Write(new Tree("root") { Nodes = { new TreeNode(new Markup("[green]leaf[/]")) } });
        return writer.ToString();
    }

    public static string SystemCommandLine()
    {
        var id = new Argument<int>("id");
        var items = new Option<string[]>("--item", "-i");
        var express = new Option<bool>("--express");
        var order = new Command("order") { id, items, express };
        string seen = "";
        order.SetAction(result =>
        {
            seen = $"{result.GetValue(id)} {string.Join('+', result.GetValue(items) ?? [])} {result.GetValue(express)}";
            return 3;
        });
        var root = new RootCommand("shop") { order };
        int exit = root.Parse(s_order).Invoke();
        return $"{exit} {seen} {string.Join('|', root.Parse("order x --nothing").Errors.Select(e => e.Message))}";
    }

    public static string FsCheck()
    {
        Gen<(int, string)> pairs = from n in Gen.Choose(1, 100)
                                   from c in Gen.Elements('a', 'b', 'c').ListOf(3)
                                   select (n, string.Concat(c));
        IEnumerable<string> first = Gen.Sample(pairs, 10, new Rnd(17, 5), 20).Select(p => $"{p.Item1}{p.Item2}");
        IEnumerable<string> second = Gen.Sample(ArbMap.Default.GeneratorFor<int[]>(), 10, new Rnd(23, 7), 20).Select(items => string.Join(',', items));
        var law = Prop.ForAll<int[]>(items => items.Reverse().Reverse().SequenceEqual(items));
        law.Check(Config.QuickThrowOnFailure.WithMaxTest(20));
        return string.Join(';', first.Concat(second));
    }

    /// <summary>Does a piece of work in two threads at once.</summary>
    public static string Twice(string task)
    {
        Func<string> work = typeof(PackageTasks).GetMethod(task)!.CreateDelegate<Func<string>>();
        string[] results = new string[2];
        Thread[] threads = [new(() => results[0] = work()), new(() => results[1] = work())];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        return results[0] == results[1] ? results[0] : $"two results: {results[0]} and {results[1]}";
    }

    private static byte[] Gcm(bool seal, byte[] input)
    {
        var cipher = new GcmBlockCipher(new AesEngine());
        cipher.Init(seal, new AeadParameters(new KeyParameter(Bytes(16, 1)), 128, Bytes(12, 2), Bytes(5, 3)));
        byte[] output = new byte[cipher.GetOutputSize(input.Length)];
        int length = cipher.ProcessBytes(input, 0, input.Length, output, 0);
        cipher.DoFinal(output, length);
        return output;
    }

    private static byte[] Bytes(int count, int factor) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * factor))];

    private sealed class Shelf
    {
        public string Name { get; set; } = "";

        public DateTime Since { get; set; }

        public List<Book> Books { get; } = [];

        public Dictionary<string, Book> ByIsbn { get; } = [];
    }

    private sealed class Book
    {
        public string? Title { get; set; }

        public int Pages { get; set; }

        public Shelf? On { get; set; }
    }
}
