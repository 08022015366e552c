using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Procedures.Versions;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Migrating;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Migrating;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Migrating;

/// <summary>Reads migrations and says what one would do. For those who design procedures and organise campaigns: both halves of what is changed.</summary>
/// <param name="reader">For reading.</param>
/// <param name="procedures">Versions with their cases.</param>
/// <param name="definitions">Names of steps.</param>
/// <param name="preview">Judges cases.</param>
public sealed class MigrationQueries(CanBoReader reader, ProcedureQueries procedures, DefinitionQueries definitions, MigrationPreview preview)
{
    private const int MostEarlier = 10;
    private const int Batch = 200;
    private const int MostCounted = 5_000;

    /// <summary>What would become of the cases of one version under another, a page of them.</summary>
    /// <param name="definitionId">The procedure.</param>
    /// <param name="from">The version that the cases run on; null for the oldest with cases that is not the other.</param>
    /// <param name="to">The version they would go on under; null for the published one.</param>
    /// <param name="onlyStays">True for those alone that would stay.</param>
    /// <param name="page">Which cases, by name.</param>
    /// <param name="actor">A designer who organises.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="NotFoundException">There is no such procedure or version, or the version was never published.</exception>
    /// <exception cref="NotAllowedException">The actor does not design, or does not organise.</exception>
    public async Task<MigrationPreviewView> PreviewAsync(string definitionId, int? from, int? to, bool onlyStays, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        Require(actor);
        var procedure = await procedures.FindAsync(definitionId, actor, cancellation);
        var versions = procedure.Versions.Where(v => v.PublishedAt is not null).ToList();
        var after = to is { } wantedTo ? Version(versions, wantedTo) : versions.Find(v => v.IsPublished);
        var before = from is { } wantedFrom ? Version(versions, wantedFrom) : versions.FindLast(v => v.Running > 0 && v != after);
        await using var db = reader.Open();
        var earlier = await db.Set<CaseMigration>().Where(m => m.DefinitionId == definitionId).OrderByDescending(m => m.StartedAt).Take(MostEarlier).ToListAsync(cancellation);
        var (cases, tally) = before is null || after is null || before == after
            ? (new PageOf<MigrationLine>([], page.Page, page.PageSize, 0), new MigrationTally(0, 0, 0))
            : await JudgeAsync(db, before.VersionId, after.VersionId, onlyStays, page, cancellation);
        return new MigrationPreviewView(
            definitionId, procedure.Line.Name, versions, before, after, cases, tally, earlier.Find(m => m.FinishedAt is null)?.Id, [.. earlier.Where(m => m.FinishedAt is not null)]);
    }

    /// <summary>One migration of a procedure and what became of its cases.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="NotAllowedException">The actor does not design, or does not organise.</exception>
    public async Task<MigrationView> FindAsync(string definitionId, Guid migrationId, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        Require(actor);
        await using var db = reader.Open();
        var migration = await db.Set<CaseMigration>().FirstOrDefaultAsync(m => m.Id == migrationId && m.DefinitionId == definitionId, cancellation) ?? throw new NotFoundException();
        var left = migration.FinishedAt is null ? await MigrationCases.Left(db, migration).CountAsync(cancellation) : 0;
        var done = db.Set<MigratedCase>().Where(c => c.MigrationId == migrationId);
        var total = await done.CountAsync(cancellation);
        var rows = await (
            from row in done
            join @case in MigrationCases.Named(db, db.Set<Case>()) on row.CaseId equals @case.Id
            orderby row.IsMoved, @case.SortKey, row.CaseId
            select new { row, @case }).Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellation);
        var titles = await TitlesAsync(migration.FromVersionId, cancellation);
        foreach (var (id, title) in await TitlesAsync(migration.ToVersionId, cancellation))
            titles.TryAdd(id, title);
        return new MigrationView(
            migration,
            (await definitions.FindAsync(migration.ToVersionId, cancellation))?.Version.Name ?? definitionId,
            left,
            new PageOf<MigrationLine>([.. rows.Select(r => Line(r.@case, titles, r.row.IsMoved, r.row.Notes))], page.Page, page.PageSize, total));
    }

    private async Task<(PageOf<MigrationLine> Cases, MigrationTally Tally)> JudgeAsync(
        CanBoContext db, string from, string to, bool onlyStays, PageRequest page, CancellationToken cancellation)
    {
        var (tally, stays) = await CountAsync(db, from, to, cancellation);
        var chosen = onlyStays ? MigrationCases.On(db, from).Where(c => EF.Parameter(stays).Contains(c.InstanceId)) : MigrationCases.On(db, from);
        var cases = await MigrationCases.Named(db, chosen).ToPageAsync(page, cancellation);
        var judgements = await preview.JudgeAsync(from, to, [.. cases.Items.Select(c => c.InstanceId)], cancellation);
        var notes = await MigrationNotes.OfAsync(db, cases.Items.Where(c => judgements.ContainsKey(c.InstanceId)).ToDictionary(c => c.Id, c => judgements[c.InstanceId]), cancellation);
        var titles = await TitlesAsync(from, cancellation);

        // One that moved on between the two queries is not there any more.
        var lines = cases.Items.Where(c => judgements.ContainsKey(c.InstanceId)).Select(c => Line(c, titles, judgements[c.InstanceId].MayMove, notes[c.Id]));
        return (new PageOf<MigrationLine>([.. lines], cases.Page, cases.PageSize, cases.TotalCount), tally);
    }

    /// <summary>Judges every case, a batch at a time; of the cases only the ids are kept, and of the states nothing.</summary>
    private async Task<(MigrationTally Tally, List<Guid> Stays)> CountAsync(CanBoContext db, string from, string to, CancellationToken cancellation)
    {
        var all = MigrationCases.On(db, from);
        var instances = await all.OrderBy(c => c.Id).Select(c => c.InstanceId).Take(MostCounted).ToListAsync(cancellation);
        var notCounted = instances.Count < MostCounted ? 0 : await all.CountAsync(cancellation) - MostCounted;
        var moves = 0;
        var stays = new List<Guid>();
        foreach (var batch in instances.Chunk(Batch))
        {
            foreach (var (instance, judgement) in await preview.JudgeAsync(from, to, batch, cancellation))
            {
                if (judgement.MayMove)
                    moves++;
                else
                    stays.Add(instance);
            }
        }

        return (new MigrationTally(moves, stays.Count, Math.Max(0, notCounted)), stays);
    }

    private static MigrationLine Line(NamedCase @case, Dictionary<string, string> titles, bool moves, ImmutableArray<Sentence> notes) =>
        new(@case.Id, @case.PersonName, @case.UnitName, @case.CampaignName, titles.GetValueOrDefault(@case.Step, ""), moves, notes);

    private static ProcedureVersionLine Version(List<ProcedureVersionLine> versions, int number) => versions.Find(v => v.Version == number) ?? throw new NotFoundException();

    private async Task<Dictionary<string, string>> TitlesAsync(string versionId, CancellationToken cancellation)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        if (await definitions.FindAsync(versionId, cancellation) is { } stored)
        {
            foreach (var activity in stored.Definition.Root.SelfAndInside())
                titles.TryAdd(activity.Id, activity.Title);
        }

        return titles;
    }

    internal static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
        actor.Require(ActorRoles.Organiser);
    }
}
