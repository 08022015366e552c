using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.People;

/// <summary>Settings of the people feature. Bound from <c>People</c>.</summary>
public sealed class PeopleOptions
{
    /// <summary>
    /// Local parts of addresses that name an office rather than a person, beside the usual ones
    /// (<see cref="UsualRoleMailboxes"/>). Letters only, e.g. <c>tiepdan</c>.
    /// </summary>
    public IReadOnlyList<string> RoleMailboxes { get; init; } = [];

    /// <summary>Local parts that name an office everywhere.</summary>
    public static IReadOnlyList<string> UsualRoleMailboxes { get; } =
    [
        "vanphong", "vp", "vanthu", "info", "contact", "lienhe", "hanhchinh", "tochuc", "noivu", "ubnd", "banbientap", "admin", "webmaster", "office",
        "congdoan", "dangbo", "danguy", "chibo", "doanthanhnien", "bophanmotcua", "motcua", "phongban", "hotro", "support", "noreply", "mail", "email",
    ];

    /// <summary>All local parts that name an office.</summary>
    internal IEnumerable<string> AllRoleMailboxes => UsualRoleMailboxes.Concat(RoleMailboxes);

    /// <summary>Binds and registers the settings.</summary>
    public static void Add(IServiceCollection services) =>
        services.AddOptions<PeopleOptions>().BindConfiguration("People").ValidateOnStart();
}
