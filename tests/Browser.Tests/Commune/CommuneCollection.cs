using CanBo.Testing;

namespace CanBo.Browser.Tests.Commune;

/// <summary>One host and one browser for every test that needs the commune.</summary>
[CollectionDefinition(Name)]
[LongRunning]
public sealed class CommuneCollection : ICollectionFixture<CommuneSite>, ICollectionFixture<Chromium>
{
    public const string Name = "commune";
}
