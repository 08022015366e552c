using CanBo.Runtime.Storage;
using CanBo.Runtime.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Tests.Storage;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Storage:ConnectionString", "")]
    [InlineData("Storage:ConnectionString", "Data Source=:memory:")]
    [InlineData("Storage:ConnectionString", "Nonsense")]
    [InlineData("Storage:StepsPerCommit", "0")]
    [InlineData("Storage:StepAttempts", "101")]
    [InlineData("Storage:LockTimeout", "00:00:00")]
    [InlineData("Storage:Journal", "9")]
    [InlineData("Work:BatchSize", "0")]
    [InlineData("Work:TimerBatchSize", "5001")]
    [InlineData("Work:Lease", "00:00:01")]
    [InlineData("Work:Attempts", "0")]
    [InlineData("Work:LongestPause", "00:00:01")]
    public void A_bad_value_is_refused_and_its_key_named(string key, string value)
    {
        var refusal = Should.Throw<OptionsValidationException>(() => Read((key, value)));

        refusal.Message.ShouldContain(key);
    }

    [Fact]
    public void The_defaults_need_nothing_but_a_connection_string() => Should.NotThrow(() => Read());

    private static (StorageOptions, WorkOptions) Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Storage:ConnectionString", (string?)"Data Source=data/canbo.db")])
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build();
        using var services = new ServiceCollection().AddRuntime(configuration).BuildServiceProvider();
        return (services.GetRequiredService<IOptions<StorageOptions>>().Value, services.GetRequiredService<IOptions<WorkOptions>>().Value);
    }
}
