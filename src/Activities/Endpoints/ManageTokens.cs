using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Triggers;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Endpoints;

/// <summary>Lists endpoints and their tokens, issues tokens and revokes them. To rotate one: issue another, change over, revoke the first. Designers only.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">For reading.</param>
/// <param name="triggers">What is registered.</param>
/// <param name="definitions">Names of procedures.</param>
/// <param name="clock">System time.</param>
public sealed class ManageTokens(StepRunner steps, CanBoReader reader, TriggerQueries triggers, DefinitionQueries definitions, TimeProvider clock)
{
    /// <summary>More tokens than this at a time are not needed to change one over.</summary>
    public const int MostAtATime = 5;

    /// <summary>The procedures that other systems start, by path, each with its tokens.</summary>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<IReadOnlyList<EndpointView>> ListAsync(Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        var endpoints = await triggers.ListAsync(EndpointKeys.ActivityType, cancellation);
        await using var db = reader.Open();
        var tokens = await db.Set<EndpointToken>().Where(t => t.RevokedAt == null).OrderBy(t => t.IssuedAt).ToListAsync(cancellation);
        var names = (await definitions.ListLatestAsync(cancellation)).ToDictionary(d => d.DefinitionId, d => d.Name, StringComparer.Ordinal);
        return
        [
            .. endpoints.Select(e => (e.DefinitionId, Path: e.Key))
                .Concat(tokens.Select(t => t.DefinitionId).Distinct().Where(id => endpoints.All(e => e.DefinitionId != id)).Select(id => (DefinitionId: id, Path: "")))
                .Select(e => new EndpointView(
                    e.DefinitionId, names.GetValueOrDefault(e.DefinitionId, e.DefinitionId), e.Path,
                    [.. tokens.Where(t => t.DefinitionId == e.DefinitionId).Select(t => new EndpointTokenView(t.Id, t.IssuedAt))])),
        ];
    }

    /// <summary>Issues a token.</summary>
    /// <returns>The token, which nobody can be shown again.</returns>
    /// <exception cref="NotFoundException">There is no such procedure.</exception>
    /// <exception cref="RuleBrokenException">It has too many tokens already.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<string> IssueAsync(string definitionId, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        _ = await definitions.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        return await steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync($"endpoint-tokens:{definitionId}", token);
                if (await step.Db().Set<EndpointToken>().CountAsync(t => t.DefinitionId == definitionId && t.RevokedAt == null, token) >= MostAtATime)
                    throw new RuleBrokenException(Sentence.Of("Quy trình đã có {0} mã truy cập còn hiệu lực. Thu hồi một mã không dùng rồi cấp mã mới.", $"{MostAtATime}"));
                var (row, secret) = EndpointToken.Issue(definitionId, actor.AuditName, clock.GetUtcNow());
                step.Db().Add(row);
                Audit(step, "EndpointTokenIssued", row, actor);
                return secret;
            },
            cancellation);
    }

    /// <summary>Revokes a token; from then on it opens nothing.</summary>
    /// <exception cref="NotFoundException">There is no such token.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task RevokeAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        await steps.RunAsync(
            async (step, token) =>
            {
                var row = await step.Db().Set<EndpointToken>().AsTracking().FirstOrDefaultAsync(t => t.Id == id, token) ?? throw new NotFoundException();
                row.Revoke(clock.GetUtcNow());
                Audit(step, "EndpointTokenRevoked", row, actor);
            },
            cancellation);
    }

    private static void Audit(StepScope step, string action, EndpointToken row, Actor actor) => step.Audit(
        ProcedureAudit.SubjectOf(row.DefinitionId), action, actor.AuditName, Value.Object(("definitionId", Value.Of(row.DefinitionId)), ("token", Value.Of(row.Id.ToString("N")))));

    private static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
    }
}

/// <summary>A procedure that other systems start, or that has tokens.</summary>
/// <param name="DefinitionId">The procedure.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Path">What follows <c>/hooks/</c>; empty where nothing is published that begins with a request.</param>
/// <param name="Tokens">Those that may be used, oldest first.</param>
public sealed record EndpointView(string DefinitionId, string Name, string Path, IReadOnlyList<EndpointTokenView> Tokens);

/// <summary>A token, without what it is.</summary>
public sealed record EndpointTokenView(Guid Id, DateTimeOffset IssuedAt);
