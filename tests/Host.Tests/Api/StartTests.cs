using CanBo.Runtime.Storage;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Tests.Api;

public sealed class StartTests
{
    [Theory]
    [InlineData("Links:Key")]
    [InlineData("Sealing:Secret")]
    public async Task A_host_in_Production_does_not_start_without_its_secrets(string key)
    {
        var start = async () => await HostFixture.StartAsync(environment: "Production", settings: (key, ""));

        var refused = await start.ShouldThrowAsync<OptionsValidationException>();
        refused.Message.ShouldContain(key);
    }

    [Theory]
    [InlineData("Storage:Provider", "Oracle")]
    [InlineData("SignIn:Period", "00:00:01")]
    [InlineData("Site:Address", "not an address")]
    [InlineData("Links:Lifetime", "00:00:01")]
    [InlineData("Sealing:Secret", "c2hvcnQ=")]
    public async Task A_bad_setting_stops_the_host_and_is_named(string key, string value)
    {
        var start = async () => await HostFixture.StartAsync(settings: (key, value));

        var refused = await start.ShouldThrowAsync<Exception>();
        refused.ToString().ShouldContain(key);
    }

    [Fact]
    public async Task A_second_host_on_an_embedded_database_is_refused_with_the_file_named()
    {
        await using var host = await HostFixture.StartAsync();

        var refused = Should.Throw<DatabaseInUseException>(() => host.StartBeside());

        refused.Message.ShouldContain("host.db");
    }
}
