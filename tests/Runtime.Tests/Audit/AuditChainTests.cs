using CanBo.Runtime.Audit;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Tests.Audit;

public sealed class AuditChainTests
{
    [Theory, BothDatabases]
    public async Task A_sealed_trail_is_sound_and_goes_on_growing(DatabaseKind kind)
    {
        await using var application = await StartAsync(kind, lines: 700);
        await AuditAsync(application, 5);
        await application.Get<AuditSealer>().SealAllAsync(CancellationToken.None);

        (await VerifyAsync(application)).ShouldBe(new AuditVerification(705, null));
    }

    [Theory, BothDatabases]
    public async Task Sealers_of_two_hosts_make_one_chain(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await AuditAsync(application, 900);
        var sealer = application.Get<AuditSealer>();

        await Task.WhenAll(sealer.SealAllAsync(CancellationToken.None), sealer.SealAllAsync(CancellationToken.None));

        (await VerifyAsync(application)).ShouldBe(new AuditVerification(900, null));
    }

    [Theory]
    [BothDatabases("update audit set action = 'Deleted' where seal = 5", 4, "Line 5 (Deleted) was changed.")]
    [BothDatabases("update audit set data = '{\"n\":99}' where seal = 5", 4, "The details of line 5 (Viewed) were changed.")]
    [BothDatabases("update audit set number = 77 where seal = 1", 0, "Line 1 (Viewed) was changed.")]
    [BothDatabases("delete from audit where seal = 7", 6, "Line 7 is missing.")]
    [BothDatabases("delete from audit where seal = 10", 9, "The end of the chain is cut off after line 9.")]
    public async Task What_was_changed_behind_the_trail_is_found(DatabaseKind kind, string sql, long sound, string fault)
    {
        await using var application = await StartAsync(kind, lines: 10);

        await ExecuteAsync(application, sql);

        (await VerifyAsync(application)).ShouldBe(new AuditVerification(sound, fault));
    }

    [Theory, BothDatabases]
    public async Task One_flipped_bit_of_a_hash_is_found(DatabaseKind kind)
    {
        await using var application = await StartAsync(kind, lines: 10);

        await application.Steps.RunAsync(
            async (scope, cancellation) =>
            {
                var session = StepAttempt.Of(scope).Session;
                var hash = (await session.QueryAsync(new("select data_hash from audit where seal = 4"), row => row.Bytes(0), cancellation))[0];
                hash[20] ^= 1;
                await session.ExecuteAsync(new("update audit set data_hash = $1 where seal = 4", hash), cancellation);
            },
            CancellationToken.None);

        (await VerifyAsync(application)).Sound.ShouldBe(3);
    }

    [Theory, BothDatabases]
    public async Task Details_can_be_erased_without_breaking_the_chain(DatabaseKind kind)
    {
        await using var application = await StartAsync(kind, lines: 10);

        await application.Steps.RunAsync(
            (scope, cancellation) => StepAttempt.Of(scope).Session.ExecuteAsync(
                new("update audit set data = '', salt = $1 where seal = 4", Array.Empty<byte>()), cancellation),
            CancellationToken.None);

        (await VerifyAsync(application)).IsSound.ShouldBeTrue();
    }

    private static async Task<TestApplication> StartAsync(DatabaseKind kind, int lines)
    {
        var application = await TestApplication.StartAsync(kind);
        await AuditAsync(application, lines);
        await application.Get<AuditSealer>().SealAllAsync(CancellationToken.None);
        return application;
    }

    private static Task AuditAsync(TestApplication application, int lines) => application.Steps.RunAsync(
        (step, _) =>
        {
            var subject = Guid.NewGuid();
            for (var i = 0; i < lines; i++)
                step.Audit(subject, "Viewed", "system", Value.Object(("n", Value.Of((double)i))));
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private static Task<int> ExecuteAsync(TestApplication application, string sql) => application.Steps.RunAsync(
        (step, cancellation) => StepAttempt.Of(step).Session.ExecuteAsync(new(sql), cancellation),
        CancellationToken.None);

    private static Task<AuditVerification> VerifyAsync(TestApplication application) => application.Get<AuditVerifier>().VerifyAsync(CancellationToken.None);
}
