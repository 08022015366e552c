using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Texts;
using CanBo.Host.Design;

namespace CanBo.Host.Pages.People;

/// <summary>What people call the words of closed lists. Keys of their English.</summary>
internal static class PeopleWords
{
    public static string Of(UnitKind kind) => kind switch
    {
        UnitKind.Agency => Sentence.Key("Cơ quan, đơn vị"),
        UnitKind.PartyCell => Sentence.Key("Tổ chức đảng"),
        UnitKind.Collective => Sentence.Key("Tập thể lãnh đạo"),
        UnitKind.Residence => Sentence.Key("Nơi cư trú"),
        UnitKind.MassOrganisation => Sentence.Key("Mặt trận, đoàn thể"),
        UnitKind.StaffBody => Sentence.Key("Bộ phận tham mưu"),
        _ => kind.ToString(),
    };

    public static string Of(MembershipRole role) => role switch
    {
        MembershipRole.Head => Sentence.Key("Người đứng đầu"),
        MembershipRole.Deputy => Sentence.Key("Cấp phó"),
        MembershipRole.Secretary => Sentence.Key("Thư ký hoặc bí thư"),
        MembershipRole.Member => Sentence.Key("Thành viên"),
        _ => role.ToString(),
    };

    public static string Of(PartyStatus status) => status switch
    {
        PartyStatus.None => Sentence.Key("Không là đảng viên"),
        PartyStatus.Probationary => Sentence.Key("Đảng viên dự bị"),
        PartyStatus.Full => Sentence.Key("Đảng viên chính thức"),
        PartyStatus.Exempt => Sentence.Key("Đảng viên miễn sinh hoạt"),
        PartyStatus.Suspended => Sentence.Key("Đảng viên bị đình chỉ sinh hoạt"),
        _ => status.ToString(),
    };

    public static string Of(Mailbox mailbox) => mailbox switch
    {
        Mailbox.Own => Sentence.Key("Hộp thư riêng"),
        Mailbox.Shared => Sentence.Key("Hộp thư dùng chung"),
        Mailbox.Missing => Sentence.Key("Chưa có địa chỉ thư"),
        _ => mailbox.ToString(),
    };

    public static string Of(ImportKind kind) => kind switch
    {
        ImportKind.Units => Sentence.Key("Đơn vị"),
        ImportKind.People => Sentence.Key("Người và chức danh"),
        ImportKind.Memberships => Sentence.Key("Vai trò trong đơn vị"),
        _ => kind.ToString(),
    };

    public static string Of(ImportStatus status) => status switch
    {
        ImportStatus.Previewed => Sentence.Key("Mới xem trước"),
        ImportStatus.Committed => Sentence.Key("Đã ghi"),
        ImportStatus.Undone => Sentence.Key("Đã hoàn tác"),
        _ => status.ToString(),
    };

    public static string FileOf(ImportKind kind) => kind.ToString().ToLowerInvariant() + ".csv";

    /// <summary>All values of a closed list, for a dropdown.</summary>
    public static IReadOnlyList<Choice> Choices<T>(Localizer texts, Func<T, string> word)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Choice(value.ToString(), texts[word(value)]))];
}
