using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Models.Specification.Pkcs11;
using Hsm.Oracle.Histories.Formats;
using Hsm.Oracle.Pkcs11.Scenarios;
using Linearizability;
using Linearizability.Models;

namespace Hsm.Oracle.Histories.Models;

/// <summary>Every model that a history file can name.</summary>
internal static class HistoryModels
{
    public static IReadOnlyList<HistoryModel> All { get; } =
    [
        Plain(RegisterFormat.Operations, new RegisterModel(), new RegisterFormat()),
        Plain(KeyValueFormat.Operations, new KeyValueModel(), new KeyValueFormat()),
        Plain(SetFormat.Operations, new SetModel(), new SetFormat()),
        Plain(BagFormat.Queue.Operations, new QueueModel(), BagFormat.Queue),
        Plain(BagFormat.Stack.Operations, new StackModel(), BagFormat.Stack),
        Plain(CounterFormat.Operations, new CounterModel(), new CounterFormat()),
        new HistoryModel<HsmState, HsmCall, HsmResponse>(HsmFormat.Name, HsmFormat.Operations, static options =>
        {
            HsmFileOptions read = HsmFileOptions.Read(options);
            return new(read.CreateModel(), new HsmFormat(read));
        })
        { Arrange = CrashEvents.Arrange, WholeOp = HsmFormat.CrashOp },
        new HistoryModel<Pkcs11State, Pkcs11Input, Pkcs11Output>(Pkcs11Format.Name, Pkcs11Format.Operations, static options =>
        {
            IReadOnlySet<string> admitted = Pkcs11Format.ReadOptions(options);
            return new(new Pkcs11Model(admitted), new Pkcs11Format(admitted));
        }),
    ];

    public static string Names { get; } = string.Join(", ", All.Select(static model => model.Name));

    public static HistoryModel? Find(string name) => All.FirstOrDefault(model => model.Name == name);

    private static HistoryModel<TState, TInput, TOutput> Plain<TState, TInput, TOutput>(
        string operations, Model<TState, TInput, TOutput> model, HistoryFormat<TInput, TOutput> format)
    {
        var both = new ModelAndFormat<TState, TInput, TOutput>(model, format);
        return new(format.Model, operations, options => options is null || options.Count == 0
            ? both
            : throw new FormatException($"model {format.Model} has no options"));
    }
}
