using System.Reflection;
using Fixtures.SystematicTests;
using Interleave.Xunit;
using Xunit;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(FixtureTests.Building))]

namespace Fixtures.SystematicTests;

[CollectionDefinition("floor")]
public sealed class FloorCollection : ICollectionFixture<FixtureTests.Floor>;

[Collection("floor")]
public sealed class FixtureTests(FixtureTests.Room room, FixtureTests.Floor floor, FixtureTests.Building building)
    : IClassFixture<FixtureTests.Room>
{
    [SystematicTest(Schedules = 50)]
    public async Task Fixtures_OfEveryLevel_AreFreshAndOfTheCopy()
    {
        Assert.Same(floor, room.Floor);
        Assert.Same(building, floor.Building);
        Assert.True(room.IsInitialized);
        Assert.Equal(0, room.Uses++);
        Assert.Same(room, await TestContext.Current.GetFixture<Room>());
    }

    [SystematicTest(Schedules = 50)]
    public void Fixture_ThatFailsInDispose_IsAFinding() => building.FailsInDispose = true;

    [SystematicTest(Schedules = 50)]
    [Around]
    public void Attribute_AroundTheTest_RunsInTheSchedule() => Assert.True(AroundAttribute.IsInside);

    public sealed class Building : IDisposable
    {
        public bool FailsInDispose { get; set; }

        public void Dispose() => Assert.False(FailsInDispose);
    }

    public sealed class Floor(Building building) : IDisposable
    {
        public Building Building { get; } = building;

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    public sealed class Room(Floor floor) : IAsyncLifetime
    {
        public Floor Floor { get; } = floor;

        public bool IsInitialized { get; private set; }

        public int Uses { get; set; }

        public async ValueTask InitializeAsync()
        {
            await Task.Yield();
            IsInitialized = true;
        }

        public ValueTask DisposeAsync()
        {
            Assert.False(Floor.IsDisposed, "the class fixture goes before the collection's");
            return ValueTask.CompletedTask;
        }
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class AroundAttribute : BeforeAfterTestAttribute
    {
        public static bool IsInside { get; private set; }

        public override void Before(MethodInfo methodUnderTest, IXunitTest test) => IsInside = true;

        public override void After(MethodInfo methodUnderTest, IXunitTest test)
        {
            Assert.True(IsInside);
            IsInside = false;
        }
    }
}
