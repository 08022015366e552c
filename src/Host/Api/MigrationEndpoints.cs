using CanBo.Activities.Access;
using CanBo.Activities.Migrating;
using CanBo.Activities.Paging;
using CanBo.Activities.Texts;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Api;

/// <summary>Moving running cases to another version of their procedure. For designers who organise.</summary>
internal static class MigrationEndpoints
{
    public static void MapMigrations(this IEndpointRouteBuilder api)
    {
        var migrations = api.MapGroup("/procedures/{definitionId}").WithTags("Procedures").RequireAuthorization(Policies.Designer, Policies.Organiser);
        migrations.MapGet("/migration", Preview);
        migrations.MapPost("/migrations", Start);
        migrations.MapGet("/migrations/{migrationId:guid}", Get);
    }

    private static async Task<Ok<MigrationPreviewAnswer>> Preview(
        string definitionId, int from, int to, bool? stays, int? page, int? pageSize, MigrationQueries migrations, Localizer texts, Actor actor, CancellationToken cancellation)
    {
        var view = await migrations.PreviewAsync(definitionId, from, to, stays == true, PageRequest.Of(page, pageSize), actor, cancellation);
        return TypedResults.Ok(new MigrationPreviewAnswer(from, to, view.Tally.Moves, view.Tally.Stays, view.Tally.NotCounted, MigrationLineAnswer.Of(view.Cases, texts)));
    }

    private static async Task<Created<MigrationStarted>> Start(
        string definitionId, [FromBody] MigrationBody body, StartMigration start, Actor actor, CancellationToken cancellation)
    {
        var id = await start.StartAsync(definitionId, body.From, body.To, body.Reason, actor, cancellation);
        return TypedResults.Created($"/api/v1/procedures/{Uri.EscapeDataString(definitionId)}/migrations/{id}", new MigrationStarted(id));
    }

    private static async Task<Ok<MigrationAnswer>> Get(
        string definitionId, Guid migrationId, int? page, int? pageSize, MigrationQueries migrations, Localizer texts, Actor actor, CancellationToken cancellation)
    {
        var view = await migrations.FindAsync(definitionId, migrationId, PageRequest.Of(page, pageSize), actor, cancellation);
        var migration = view.Migration;
        return TypedResults.Ok(new MigrationAnswer(
            migration.Id, migration.FromVersion, migration.ToVersion, migration.Reason, migration.StartedAt, migration.FinishedAt, migration.Moved, migration.Stayed, view.Left, MigrationLineAnswer.Of(view.Cases, texts)));
    }
}

/// <summary>Which cases are to go on under which version, and why.</summary>
internal sealed record MigrationBody(int From, int To, string? Reason);

/// <summary>A migration that began.</summary>
internal sealed record MigrationStarted(Guid Id);

/// <summary>What would become of the cases of a version.</summary>
/// <param name="From">The version that they run on.</param>
/// <param name="To">The version they would go on under.</param>
/// <param name="Moves">How many would move.</param>
/// <param name="Stays">How many would stay.</param>
/// <param name="NotCounted">Beyond the first thousands these numbers leave cases out.</param>
/// <param name="Cases">A page of them.</param>
internal sealed record MigrationPreviewAnswer(int From, int To, int Moves, int Stays, int NotCounted, PageOf<MigrationLineAnswer> Cases);

/// <summary>A migration so far.</summary>
/// <param name="Id">The migration.</param>
/// <param name="From">The version that the cases ran on.</param>
/// <param name="To">The version they go on under.</param>
/// <param name="Reason">Why.</param>
/// <param name="StartedAt">Business time.</param>
/// <param name="FinishedAt">Null while it goes on.</param>
/// <param name="Moved">Cases that moved.</param>
/// <param name="Stayed">Cases that were looked at and stay.</param>
/// <param name="Left">Cases not looked at yet.</param>
/// <param name="Cases">A page of those that were looked at, those that stay first.</param>
internal sealed record MigrationAnswer(
    Guid Id, int From, int To, string Reason, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int Moved, int Stayed, int Left, PageOf<MigrationLineAnswer> Cases);

/// <summary>One case in a migration.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PersonName">Who is evaluated.</param>
/// <param name="Step">Where it waits, as the designer calls it.</param>
/// <param name="Moves">Whether it moves, or moved.</param>
/// <param name="Notes">Why it stays; for one that moves, what it is past.</param>
internal sealed record MigrationLineAnswer(Guid CaseId, string PersonName, string Step, bool Moves, IReadOnlyList<string> Notes)
{
    public static PageOf<MigrationLineAnswer> Of(PageOf<MigrationLine> lines, Localizer texts) => new(
        [.. lines.Items.Select(l => new MigrationLineAnswer(l.CaseId, l.PersonName, l.Step, l.Moves, [.. l.Notes.Select(texts.Say)]))], lines.Page, lines.PageSize, lines.TotalCount);
}
