namespace CanBo.Browser.Tests.Studio;

/// <summary>A site as it is installed: no people, no procedure but those that come with the product.</summary>
public sealed class EmptySite() : RunningSite("empty")
{
    protected override Task PrepareAsync(IServiceProvider services) => Task.CompletedTask;
}
