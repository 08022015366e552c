using System.Collections.Immutable;
using CanBo.Activities.Paging;
using CanBo.Activities.Procedures.Versions;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Migrating;

/// <summary>What would become of the cases of a version.</summary>
/// <param name="DefinitionId">The procedure.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Versions">Its versions that were ever published, the newest first, with the cases under way on each.</param>
/// <param name="From">The version that the cases run on; null when there is none to move from.</param>
/// <param name="To">The version they would go on under; null when there is none to move to.</param>
/// <param name="Cases">A page of them, by name; empty when there is nothing to move.</param>
/// <param name="Tally">How many would move and how many stay.</param>
/// <param name="Running">A migration of this procedure that goes on now.</param>
/// <param name="Earlier">The last ones that are over, the newest first.</param>
public sealed record MigrationPreviewView(
    string DefinitionId, string Name, IReadOnlyList<ProcedureVersionLine> Versions, ProcedureVersionLine? From, ProcedureVersionLine? To, PageOf<MigrationLine> Cases, MigrationTally Tally, Guid? Running, IReadOnlyList<CaseMigration> Earlier);

/// <summary>What a dry run comes to.</summary>
/// <param name="Moves">Cases that would move.</param>
/// <param name="Stays">Cases that would stay.</param>
/// <param name="NotCounted">Cases of a very large version that were not looked at for these numbers; each is when it is moved.</param>
public sealed record MigrationTally(int Moves, int Stays, int NotCounted);

/// <summary>One case in a migration.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PersonName">Who is evaluated.</param>
/// <param name="UnitName">Where.</param>
/// <param name="CampaignName">In which campaign.</param>
/// <param name="Step">What the designer calls the step it waits in; empty when unknown.</param>
/// <param name="Moves">Whether it moves, or moved.</param>
/// <param name="Notes">Why it stays; for one that moves, what it is past.</param>
public sealed record MigrationLine(Guid CaseId, string PersonName, string UnitName, string CampaignName, string Step, bool Moves, ImmutableArray<Sentence> Notes);

/// <summary>A migration and what became of the cases so far.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Name">What people call the procedure.</param>
/// <param name="Left">Cases that were not looked at yet.</param>
/// <param name="Cases">A page of those that were, those that stay first.</param>
public sealed record MigrationView(CaseMigration Migration, string Name, int Left, PageOf<MigrationLine> Cases);
