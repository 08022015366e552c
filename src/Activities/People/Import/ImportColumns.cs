using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>The columns of the three files, in order.</summary>
internal static class ImportColumns
{
    public static readonly IReadOnlyList<ImportColumn> Units =
    [
        new("code", Sentence.Key("Mã đơn vị"), true, PeopleLimits.Code, "madonvi", "ma", "unitcode"),
        new("name", Sentence.Key("Tên đơn vị"), true, PeopleLimits.Name, "tendonvi", "ten", "donvi"),
        new("parentCode", Sentence.Key("Mã đơn vị cấp trên"), false, PeopleLimits.Code, "madonvicaptren", "captren", "parent"),
        new("kind", Sentence.Key("Loại đơn vị"), true, 40, "loai", "loaidonvi", "type"),
        new("deciderUnitCode", Sentence.Key("Mã đơn vị quyết định"), false, PeopleLimits.Code, "donviquyetdinh", "decider", "deciderunit"),
        new("email", Sentence.Key("Địa chỉ thư của đơn vị"), false, PeopleLimits.Email, "mail", "thu", "thudientu"),
    ];

    public static readonly IReadOnlyList<ImportColumn> People =
    [
        new("code", Sentence.Key("Số hiệu"), true, PeopleLimits.Code, "sohieu", "sohieucongchuc", "manhanvien", "macanbo", "ma", "personcode"),
        new("fullName", Sentence.Key("Họ và tên"), true, PeopleLimits.Name, "hoten", "hovaten", "ten", "name"),
        new("email", Sentence.Key("Địa chỉ thư"), false, PeopleLimits.Email, "mail", "thu", "thudientu", "diachithu"),
        new("phone", Sentence.Key("Điện thoại"), false, PeopleLimits.Phone, "dienthoai", "sodienthoai", "tel", "mobile"),
        new("unitCode", Sentence.Key("Mã đơn vị"), true, PeopleLimits.Code, "donvi", "madonvi", "unit"),
        new("post", Sentence.Key("Chức danh"), true, PeopleLimits.Name, "chucvu", "chucdanh", "title", "position"),
        new("positionGroup", Sentence.Key("Nhóm vị trí"), true, PeopleLimits.PositionGroup, "nhom", "nhomvitri", "group"),
        new("superiorCode", Sentence.Key("Số hiệu cấp trên trực tiếp"), false, PeopleLimits.Code, "captren", "captrentructiep", "superior", "manager"),
        new("partyStatus", Sentence.Key("Đảng viên"), false, 40, "dangvien", "dang", "party"),
        new("residenceCode", Sentence.Key("Mã nơi cư trú"), false, PeopleLimits.Code, "noicutru", "cutru", "residence"),
        new("residenceExemptReason", Sentence.Key("Lý do không lấy ý kiến nơi cư trú"), false, PeopleLimits.Reason, "lydo", "exemptreason"),
        new("activeFrom", Sentence.Key("Công tác từ ngày"), false, 40, "tungay", "ngayvao", "from", "startdate"),
    ];

    public static readonly IReadOnlyList<ImportColumn> Memberships =
    [
        new("personCode", Sentence.Key("Số hiệu"), true, PeopleLimits.Code, "sohieu", "code", "person"),
        new("unitCode", Sentence.Key("Mã đơn vị"), true, PeopleLimits.Code, "donvi", "madonvi", "unit"),
        new("role", Sentence.Key("Vai trò"), true, 40, "vaitro", "chucvu"),
        new("rank", Sentence.Key("Thứ tự"), false, 10, "thutu", "stt", "order"),
        new("from", Sentence.Key("Từ ngày"), false, 40, "tungay", "start"),
        new("to", Sentence.Key("Đến ngày"), false, 40, "denngay", "end"),
    ];

    public static IReadOnlyList<ImportColumn> Of(ImportKind kind) => kind switch
    {
        ImportKind.Units => Units,
        ImportKind.People => People,
        ImportKind.Memberships => Memberships,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown file."),
    };
}
