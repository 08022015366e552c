using CanBo.Testing;

namespace CanBo.Browser.Tests.Commune;

/// <summary>A commune of its own: what fills an organiser's pages would change what the people of the other tests find in theirs.</summary>
[CollectionDefinition(Name)]
[LongRunning]
public sealed class OrganiserCollection : ICollectionFixture<CommuneSite>, ICollectionFixture<Chromium>
{
    public const string Name = "organiser";
}
