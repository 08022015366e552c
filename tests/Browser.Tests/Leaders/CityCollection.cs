using CanBo.Testing;

namespace CanBo.Browser.Tests.Leaders;

/// <summary>One host and one browser for every test that needs the city.</summary>
[CollectionDefinition(Name)]
[LongRunning]
public sealed class CityCollection : ICollectionFixture<CitySite>, ICollectionFixture<Chromium>
{
    public const string Name = "city";
}
