using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Texts;

namespace CanBo.Host.Design.Layout;

/// <summary>One entry of the main menu.</summary>
/// <param name="Href">Where it leads; pages below the address belong to it.</param>
/// <param name="Text">Its Vietnamese name, the key of its English one.</param>
/// <param name="Roles">Who sees it: any of these roles; none means everybody who is signed in.</param>
public sealed record NavItem(string Href, string Text, ActorRoles Roles)
{
    /// <summary>The menu in its order.</summary>
    public static ImmutableArray<NavItem> All { get; } =
    [
        new("/", Sentence.Key("Việc của tôi"), ActorRoles.None),
        new("/campaigns", Sentence.Key("Đợt đánh giá"), ActorRoles.Organiser),
        new("/votes", Sentence.Key("Bỏ phiếu"), ActorRoles.Organiser),
        new("/procedures", Sentence.Key("Quy trình"), ActorRoles.Designer),
        new("/people", Sentence.Key("Nhân sự"), ActorRoles.Organiser),
        new("/results", Sentence.Key("Kết quả"), ActorRoles.Organiser),
        new("/outbox", Sentence.Key("Thư"), ActorRoles.Organiser | ActorRoles.Operator),
        new("/incidents", Sentence.Key("Sự cố"), ActorRoles.Organiser | ActorRoles.Operator),
    ];

    /// <summary>What this reader sees; empty when there is nothing to choose between.</summary>
    public static IReadOnlyList<NavItem> For(PageContext page)
    {
        ArgumentNullException.ThrowIfNull(page);
        NavItem[] seen = page.IsSignedIn ? [.. All.Where(item => item.Roles == ActorRoles.None || page.Is(item.Roles))] : [];
        return seen.Length > 1 ? seen : [];
    }

    /// <summary>True when the page at <paramref name="path"/> belongs to this entry.</summary>
    public bool Holds(string path) => Href == "/"
        ? path == "/" || path.StartsWith("/tasks", StringComparison.Ordinal)
        : path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal) || (Href == "/procedures" && path.StartsWith("/studio", StringComparison.Ordinal));
}
