using Xunit;

namespace Unit.XunitFront;

/// <summary>Tests that start processes: they share one run of all fixture tests, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class FixtureCollection : ICollectionFixture<WholeFixtureRun>
{
    internal const string Name = "tests/Fixtures.Xunit";
}
