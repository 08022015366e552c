namespace CanBo.Activities.People;

/// <summary>Every change of units and people takes this lock first: a preview's proof and the checks for cycles see no half-done change.</summary>
internal static class PeopleLock
{
    public const string Key = "people";
}
