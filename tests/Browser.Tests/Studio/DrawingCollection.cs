using CanBo.Browser.Tests.Commune;
using CanBo.Testing;

namespace CanBo.Browser.Tests.Studio;

/// <summary>A commune of its own to draw procedures in, and a site where nobody has done anything yet.</summary>
[CollectionDefinition(Name)]
[LongRunning]
public sealed class DrawingCollection : ICollectionFixture<CommuneSite>, ICollectionFixture<EmptySite>, ICollectionFixture<Chromium>
{
    public const string Name = "drawing";
}
