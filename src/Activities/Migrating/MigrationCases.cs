using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;

namespace CanBo.Activities.Migrating;

/// <summary>The cases under way on a version.</summary>
internal static class MigrationCases
{
    /// <summary>Cases that run on the version and are not over.</summary>
    public static IQueryable<Case> On(CanBoContext db, string versionId) =>
        from bundle in db.Set<ProcedureBundle>()
        where bundle.DefinitionVersionId == versionId
        join @case in db.Set<Case>() on bundle.Hash equals @case.BundleHash
        where @case.Status != CaseStatus.Finished && @case.Status != CaseStatus.Cancelled
        select @case;

    /// <summary>Those of them that a migration has still to look at.</summary>
    public static IQueryable<Case> Left(CanBoContext db, CaseMigration migration) =>
        On(db, migration.FromVersionId).Where(c => !db.Set<MigratedCase>().Any(done => done.MigrationId == migration.Id && done.CaseId == c.Id));

    /// <summary>Names for a list, by person.</summary>
    public static IQueryable<NamedCase> Named(CanBoContext db, IQueryable<Case> cases) =>
        from @case in cases
        join person in db.Set<Person>() on @case.PersonId equals person.Id
        join unit in db.Set<Unit>() on @case.UnitId equals unit.Id
        join campaign in db.Set<Campaign>() on @case.CampaignId equals campaign.Id
        orderby person.SortKey, @case.Id
        select new NamedCase { Id = @case.Id, InstanceId = @case.InstanceId, Step = @case.CurrentStep, SortKey = person.SortKey, PersonName = person.FullName, UnitName = unit.Name, CampaignName = campaign.Name };
}

/// <summary>A case with the names that lists show.</summary>
internal sealed class NamedCase
{
    public required Guid Id { get; init; }

    public required Guid InstanceId { get; init; }

    public required string Step { get; init; }

    public required string SortKey { get; init; }

    public required string PersonName { get; init; }

    public required string UnitName { get; init; }

    public required string CampaignName { get; init; }
}
