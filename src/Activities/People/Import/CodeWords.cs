namespace CanBo.Activities.People.Import;

/// <summary>How the files write the words of closed lists.</summary>
internal static class CodeWords
{
    public static readonly IReadOnlyDictionary<string, UnitKind> Kinds = All<UnitKind>();

    public static readonly IReadOnlyDictionary<string, PartyStatus> PartyStatuses = All<PartyStatus>();

    public static readonly IReadOnlyDictionary<string, MembershipRole> Roles = All<MembershipRole>();

    public static string YesNo(bool value) => value ? "yes" : "no";

    /// <summary>The word for a value: its name with a small first letter.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    private static Dictionary<string, T> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Of);
}
