using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Runtime;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Tests.Sealing;

public sealed class SealTests : IAsyncLifetime
{
    private readonly List<ServiceProvider> _hosts = [];
    private TestDatabase _database = null!;
    private ServiceProvider _host = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, "seals");
        _host = Host("the sealing secret in tests");
        await _host.GetRequiredService<Schema>().CreateAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_was_sealed_opens_again_in_its_own_slot()
    {
        var (seals, key) = (Seals(_host), await MakeAsync());
        var slots = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        var answers = slots.Select((slot, i) => new SealedAnswer(slot, seals.Seal(key, slot, Encoding.UTF8.GetBytes($"ý kiến {i}"), 100))).ToList();

        var opened = seals.OpenAll(key, answers);

        opened.Select(o => Encoding.UTF8.GetString(o!)).ShouldBe(["ý kiến 0", "ý kiến 1", "ý kiến 2", "ý kiến 3", "ý kiến 4"]);
    }

    [Fact]
    public async Task Every_envelope_of_a_step_has_the_same_length_and_no_two_are_alike()
    {
        var (seals, key, slot) = (Seals(_host), await MakeAsync(), Guid.NewGuid());

        var envelopes = Enumerable.Range(0, 101).Select(length => seals.Seal(key, slot, new byte[length], 100)).ToList();

        envelopes.ShouldAllBe(e => e.Length == Envelope.SizeOf(100));
        envelopes.Select(Convert.ToHexString).Distinct().Count().ShouldBe(101);
        seals.OpenAll(key, [.. envelopes.Select(e => new SealedAnswer(slot, e))]).Select(o => o!.Length).ShouldBe(Enumerable.Range(0, 101));
    }

    [Fact]
    public async Task An_envelope_that_was_damaged_or_copied_into_another_row_does_not_open()
    {
        var (seals, key, slot) = (Seals(_host), await MakeAsync(), Guid.NewGuid());
        var envelope = seals.Seal(key, slot, [1, 2, 3], 3);
        var damaged = Enumerable.Range(0, envelope.Length).Select(at => new SealedAnswer(slot, Flip(envelope, at)));

        var opened = seals.OpenAll(key, [new(Guid.NewGuid(), envelope), new(slot, []), new(slot, envelope[..^1]), .. damaged]);

        opened.ShouldAllBe(o => o == null);
        seals.OpenAll(key, [new(slot, envelope)])[0].ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_host_with_another_secret_neither_seals_nor_opens()
    {
        var key = await MakeAsync();
        var envelope = Seals(_host).Seal(key, Guid.Empty, [1], 1);
        var other = Seals(Host("another secret"));

        Should.Throw<SealRefusedException>(() => other.Seal(key, Guid.Empty, [1], 1));
        Should.Throw<SealRefusedException>(() => other.OpenAll(key, [new(Guid.Empty, envelope)]));
    }

    [Fact]
    public async Task A_public_key_that_somebody_put_into_the_database_is_not_sealed_to()
    {
        var (mine, theirs) = (await MakeAsync(), await MakeAsync());
        await using (var db = _host.GetRequiredService<CanBoReader>().Open())
            await db.Database.ExecuteSqlAsync($"UPDATE sealing_keys SET public_key = {theirs.PublicKey} WHERE id = {mine.Id}");
        await using var reading = _host.GetRequiredService<CanBoReader>().Open();
        var replaced = await reading.Set<SealingKey>().SingleAsync(k => k.Id == mine.Id);

        replaced.PublicKey.ShouldBe(theirs.PublicKey);
        Should.Throw<SealRefusedException>(() => Seals(_host).Seal(replaced, Guid.Empty, [1], 1));
    }

    [Fact]
    public async Task A_destroyed_key_leaves_nothing_behind_in_the_database_file()
    {
        var key = await MakeAsync();
        await Steps.RunAsync(
            async (step, token) => Activities.Sealing.Seals.Destroy(step, await step.Db().Set<SealingKey>().SingleAsync(k => k.Id == key.Id, token)),
            CancellationToken.None);
        await using (var db = _host.GetRequiredService<CanBoReader>().Open())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");

        var file = await ReadSharedAsync(_host.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionString.Split("Data Source=")[1].Split(';')[0]);

        file.AsSpan().IndexOf(key.PublicKey).ShouldBe(-1);
        file.AsSpan().IndexOf(key.WrappedPrivateKey).ShouldBe(-1);
    }

    [Theory]
    [InlineData("", "", "Sealing:Secret must hold")]
    [InlineData("c2hvcnQ=", "", "Sealing:Secret must hold")]
    [InlineData("not base64", "", "Sealing:Secret must hold")]
    [InlineData("", "/nowhere/secret", "Sealing:SecretFile names a file that is not there")]
    [InlineData("c2hvcnQ=", "/nowhere/secret", "not both")]
    public void A_missing_or_weak_secret_is_named(string secret, string file, string message)
    {
        var found = new SealingOptionsCheck().Validate(null, new SealingOptions { Secret = secret, SecretFile = file });

        found.FailureMessage!.ShouldContain(message);
    }

    [Fact]
    public void The_secret_may_stand_in_a_file()
    {
        using var folder = TemporaryFolder.Create();
        File.WriteAllText(folder.File("secret"), Convert.ToBase64String(new byte[32]) + "\n");

        new SealingOptionsCheck().Validate(null, new SealingOptions { SecretFile = folder.File("secret") }).Succeeded.ShouldBeTrue();
    }

    private StepRunner Steps => _host.GetRequiredService<StepRunner>();

    private static Seals Seals(ServiceProvider host) => host.GetRequiredService<Seals>();

    private Task<SealingKey> MakeAsync() =>
        Steps.RunAsync((step, _) => Task.FromResult(Seals(_host).Make(step)), CancellationToken.None);

    private static byte[] Flip(byte[] bytes, int at)
    {
        byte[] copy = [.. bytes];
        copy[at] ^= 1;
        return copy;
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }

    private ServiceProvider Host(string secret)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = _database.Kind.ToString(),
            ["Storage:ConnectionString"] = _database.ConnectionString,
            ["Sealing:Secret"] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(secret))),
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRuntime(configuration);
        services.AddActivities(configuration);
        var host = services.BuildServiceProvider();
        _hosts.Add(host);
        return host;
    }
}
