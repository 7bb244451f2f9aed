using FsCheck;
using FsCheck.Fluent;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Files;
using Hsm.Oracle.Histories.Formats;
using Linearizability;
using Linearizability.Models;
using Unit.Hsm;
using Unit.HsmProtocol;
using Unit.Linearizability;
using Xunit;

namespace Unit.HsmOracle;

/// <summary>What is written reads back equal, in every format.</summary>
public sealed class HistoryFormatTests
{
    private static readonly Gen<int> s_seeds = Gen.Choose(0, int.MaxValue - 1);

    [Fact]
    public void Register_WrittenAndRead_IsTheSame() => RoundTrip(new RegisterModel(), new RegisterFormat(), (
        random => random.Next(3) switch
        {
            0 => RegisterInput.Read,
            1 => RegisterInput.Write(random.Next(3) == 0 ? null : random.NextInt64()),
            _ => RegisterInput.CompareAndSwap(random.Next(3), random.Next(2) == 0 ? null : random.Next(3)),
        },
        random => RegisterOutput.Read(random.Next(3))));

    [Fact]
    public void KeyValue_WrittenAndRead_IsTheSame() => RoundTrip(new KeyValueModel(), new KeyValueFormat(), (
        random => random.Next(3) switch
        {
            0 => KeyValueInput.Get(Text(random)),
            1 => KeyValueInput.Put(Text(random), Text(random)),
            _ => KeyValueInput.Append(Text(random), Text(random)),
        },
        Text));

    [Fact]
    public void Set_WrittenAndRead_IsTheSame() => RoundTrip(new SetModel(), new SetFormat(), (
        random => new SetInput((SetOperation)random.Next(3), random.Next(4)),
        random => random.Next(2) == 0));

    [Fact]
    public void Queue_WrittenAndRead_IsTheSame() => RoundTrip(new QueueModel(), BagFormat.Queue, (Bag, random => random.Next(4)));

    [Fact]
    public void Stack_WrittenAndRead_IsTheSame() => RoundTrip(new StackModel(), BagFormat.Stack, (Bag, random => random.Next(4)));

    [Fact]
    public void Counter_WrittenAndRead_IsTheSame() => RoundTrip(new CounterModel(), new CounterFormat(), (
        random => random.Next(2) == 0 ? CounterInput.Read : new CounterInput(random.Next(1, 5)),
        random => random.Next(9)));

    [Fact]
    public void Hsm_EveryRequestOnTheWire_ReadsBackTheSame()
    {
        using var folder = new TemporaryDirectory();
        HsmFileOptions options = Options();
        var format = new HsmFormat(options);
        var operations = new List<Operation<HsmCall, HsmResponse>>();
        for (int i = 0; i < 4 * RandomMessages.PairCount; i++)
        {
            var random = new RandomMessages(i);
            HsmRequest request = random.Request(i % RandomMessages.PairCount);
            HsmResponse response = i % 5 == 0 ? new StatusResponse(HsmStatus.NotFound) : random.Response(i % RandomMessages.PairCount, request);
            operations.Add(new() { Client = i % 3, Input = new HsmCall(i % 7, request), CallTime = i, Outcome = i % 11 == 0 ? default : Outcomes.Returned(response), ReturnTime = i % 11 == 0 ? long.MaxValue : i + 2 });
        }

        IReadOnlyList<Operation<HsmCall, HsmResponse>> read = WriteAndRead(operations, format, folder["hsm.jsonl"]);

        Assert.Equal(operations, read);
    }

    [Fact]
    public void HsmFileOptions_WrittenAndRead_AreTheSame()
    {
        HsmFileOptions options = Options();

        HsmFileOptions read = HsmFileOptions.Read(options.Write());

        Assert.Equal(options.Write().ToJsonString(), read.Write().ToJsonString());
        Assert.Equal(AdmittedRefusals.NoSpace | AdmittedRefusals.Locked, read.Specification.Admitted);
        Assert.Equal(options.Specification.Info, read.Specification.Info);
        Assert.Equal(options.Specification.NvmSpace, read.Specification.NvmSpace);
        Assert.Equal(options.Specification.Token!.UserPin, read.Specification.Token!.UserPin);
        Assert.Equal<KeyValuePair<int, byte>>(options.Clients, read.Clients);
        Assert.Equal(options.CreateModel().InitialState, read.CreateModel().InitialState);
        Assert.NotEqual(HsmState.Initial, read.CreateModel().InitialState);
    }

    [Fact]
    public void HsmFileOptions_OfAnEmptyHeader_HaveRealCryptography()
    {
        HsmFileOptions read = HsmFileOptions.Read(null);

        Assert.IsType<CryptoProviderOracle>(read.Specification.Gcm);
        Assert.Equal(AdmittedRefusals.NoSpace, read.Specification.Admitted);
    }

    private static HsmFileOptions Options() => new()
    {
        Specification = new SpecificationOptions
        {
            Info = new ServerInfo { CommDataLengthBytes = 8192, NvmObjectCount = 7, SmallSlotCount = 3, SmallSlotLengthBytes = 64, BigSlotCount = 2, BigSlotLengthBytes = 1024 },
            ServerId = 9,
            Gcm = ToyAead.Instance,
            Admitted = AdmittedRefusals.NoSpace | AdmittedRefusals.Locked,
            NvmSpace = new NvmSpace(4096),
            NvmIds = NvmIdScheme.PerClient,
            Token = new() { UserPin = new("1234"u8), SecurityOfficerPin = new("5678"u8) },
            Users = new() { AdministratorPin = new("0000"u8) },
        },
        Clients = new Dictionary<int, byte> { [1] = 3, [2] = 4 },
    };

    private static BagInput Bag(Random random) => random.Next(2) == 0 ? BagInput.Remove : BagInput.Add(random.Next(5));

    private static string Text(Random random) => new[] { "", "a", "<b>&\"quoted\"", "ü\n\t\\", "k" }[random.Next(5)];

    private static void RoundTrip<TState, TInput, TOutput>(
        DeterministicModel<TState, TInput, TOutput> model,
        HistoryFormat<TInput, TOutput> format,
        (Func<Random, TInput> Input, Func<Random, TOutput> AnyOutput) generate)
    {
        using var folder = new TemporaryDirectory();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Arb.From(s_seeds), seed =>
        {
            // Answers that no line can tell apart are one: a write that "failed" is a write.
            History<TInput, TOutput> history = new(RandomHistories.Make(model, new Random(seed), 12, generate).Select(operation => operation.IsPending
                ? operation
                : operation with { Outcome = Outcomes.Returned(format.ReadOutput(operation.Input, format.Result(operation.Input, operation.Outcome.Value))) }));
            string file = folder["history.jsonl"];
            Verdict verdict = LinearizabilityChecker.Check(history, model).Verdict;
            HistoryWriter.WriteFile(file, new HistoryHeader(format.Model), history.Select(format.Line));

            RecordedHistory read = HistoryFile.Read(file);

            Assert.Equal(format.Model, read.Model);
            JudgedHistory judged = read.Judge(CheckOptions.Default);
            Assert.Equal(verdict, judged.Verdict);
            Assert.Equal(File.ReadAllLines(file), Written(judged, folder["again.jsonl"]));
        }));
    }

    private static string[] Written(JudgedHistory judged, string file)
    {
        HistoryWriter.WriteFile(file, judged.Header, judged.Lines);
        return File.ReadAllLines(file);
    }

    private static List<Operation<TInput, TOutput>> WriteAndRead<TInput, TOutput>(
        List<Operation<TInput, TOutput>> operations, HistoryFormat<TInput, TOutput> format, string file)
    {
        HistoryWriter.WriteFile(file, new HistoryHeader(format.Model, format.Options), operations.Select(format.Line));
        return [.. HistorySource.Open(file).Lines().Select(source => format.Operation(source.Line))];
    }
}
