using CanBo.Activities.Ratings;

namespace CanBo.Activities.Campaigns;

/// <summary>A campaign in a list.</summary>
public sealed record CampaignRow(Guid Id, string Name, int Year, CampaignStatus Status, DateOnly DecideBefore, DateTimeOffset? LaunchedAt, int Cases, int Decided);

/// <summary>A campaign with its counts.</summary>
public sealed record CampaignView(
    Guid Id,
    string Name,
    int Year,
    DateOnly PeriodFrom,
    DateOnly PeriodTo,
    CampaignStatus Status,
    IReadOnlyList<string> UnitCodes,
    string RulePackage,
    DateOnly DecideBefore,
    string ContactName,
    string ContactPhone,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LaunchedAt,
    DateTimeOffset? EndedAt,
    int Version,
    IReadOnlyList<ProcedureChoice> Procedures,
    int Cases,
    int Exemptions,
    IReadOnlyList<StepCount> Steps,
    IReadOnlyList<RatingCount> Ratings,
    int LateTasks);

/// <summary>A position group's procedure.</summary>
public sealed record ProcedureChoice(string PositionGroup, string DefinitionId, string? DefinitionVersionId, string? BundleHash);

/// <summary>How many cases wait in a step.</summary>
/// <param name="Step">Node id.</param>
/// <param name="Label">The step's name in the procedure.</param>
/// <param name="Cases">Cases whose latest step it is.</param>
/// <param name="Late">Of these, with a task past its due date.</param>
/// <param name="OldestSince">Since when the longest waits.</param>
public sealed record StepCount(string Step, string Label, int Cases, int Late, DateTimeOffset? OldestSince);

/// <summary>Where the cases of one unit stand.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Unit">Its name.</param>
/// <param name="Steps">By node id; steps without cases are not in it.</param>
public sealed record UnitProgress(Guid UnitId, string Unit, IReadOnlyDictionary<string, StepTally> Steps);

/// <summary>Cases in a step.</summary>
/// <param name="Cases">How many.</param>
/// <param name="Late">Of these, with a task past its due date.</param>
public readonly record struct StepTally(int Cases, int Late);

/// <summary>How many cases have a rating; null is not yet decided.</summary>
public sealed record RatingCount(Rating? Rating, int Cases);

/// <summary>A case in a list.</summary>
public sealed record CaseRow(
    Guid Id,
    Guid PersonId,
    string PersonCode,
    string PersonName,
    string Post,
    string UnitName,
    string PositionGroup,
    CaseStatus Status,
    string Step,
    DateTimeOffset StepSince,
    Rating? SelfRating,
    Rating? ProposedRating,
    Rating? FinalRating,
    decimal? Score);

/// <summary>What a list of cases is narrowed to; empty fields do not narrow.</summary>
public sealed record CaseFilter(string? Step = null, Guid? UnitId = null, string? PositionGroup = null, CaseStatus? Status = null, Rating? Rating = null, string? Search = null, bool Late = false, string Sort = "name", bool Descending = false);
