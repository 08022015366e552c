using CanBo.Activities.Access;
using CanBo.Activities.Texts;

namespace CanBo.Host.SignIn;

/// <summary>The roles as people read them.</summary>
internal static class RoleNames
{
    public static readonly IReadOnlyList<ActorRoles> All = [ActorRoles.Organiser, ActorRoles.Designer, ActorRoles.Operator, ActorRoles.Admin];

    public static string Of(ActorRoles role, Localizer texts) => role switch
    {
        ActorRoles.Organiser => texts["Tổ chức đợt đánh giá"],
        ActorRoles.Designer => texts["Thiết kế quy trình"],
        ActorRoles.Operator => texts["Vận hành hệ thống"],
        ActorRoles.Admin => texts["Quản trị"],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not one role."),
    };

    public static string NoteOf(ActorRoles role, Localizer texts) => role switch
    {
        ActorRoles.Organiser => texts["Nhập nhân sự, mở và theo dõi đợt, xem mọi hồ sơ."],
        ActorRoles.Designer => texts["Sửa và công bố quy trình."],
        ActorRoles.Operator => texts["Xem hàng đợi thư, sự cố; không xem nội dung đánh giá."],
        ActorRoles.Admin => texts["Cấp tài khoản và vai trò; làm được việc của mọi vai trò trên."],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not one role."),
    };

    /// <summary>All roles of an account in one line.</summary>
    public static string List(ActorRoles roles, Localizer texts) => roles == ActorRoles.None
        ? texts["Người tham gia"]
        : string.Join(", ", All.Where(role => roles.HasFlag(role)).Select(role => Of(role, texts)));

    /// <summary>What a form with one tick a role says.</summary>
    public static ActorRoles Read(IEnumerable<string?> ticked) => ticked
        .Select(name => Enum.TryParse<ActorRoles>(name, out var role) && All.Contains(role) ? role : ActorRoles.None)
        .Aggregate(ActorRoles.None, (all, role) => all | role);
}
