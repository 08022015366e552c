using System.Globalization;

namespace CanBo.Activities.Tests.Voting;

/// <summary>A commune with a standing committee M01 … that votes on the staff of an office, and the office's cell.</summary>
internal static class VoteFiles
{
    public static readonly string Units = Lines(
    [
        "code,name,parentCode,kind,deciderUnitCode,email",
        "T,Tỉnh ủy Hồng Lam,,agency,,",
        "X,Đảng ủy xã Sơn Lĩnh,T,agency,,",
        "BTV,Ban Thường vụ Đảng ủy xã Sơn Lĩnh,X,collective,,",
        "P1,Phòng Kinh tế,X,agency,X,",
        "CB1,Chi bộ Phòng Kinh tế,P1,partyCell,,",
    ]);

    /// <summary>M01 heads the committee, M02 is its deputy, M03 its secretary; the whole staff is in the cell, with B01 … who are on probation or excused.</summary>
    public static string Memberships(int members, int staff) => Lines(
    [
        "personCode,unitCode,role,rank,from,to",
        "C,T,head,,,",
        "M01,X,head,,,",
        "M01,BTV,head,,,",
        "M02,BTV,deputy,1,,",
        "M03,BTV,secretary,,,",
        .. Enumerable.Range(4, members - 3).Select(n => $"{Member(n)},BTV,member,,,"),
        "N001,CB1,secretary,,,",
        .. Enumerable.Range(2, staff - 1).Select(n => $"{Staff(n)},CB1,member,,,"),
        "B01,CB1,member,,,",
        "B02,CB1,member,,,",
    ]);

    /// <param name="members">Of the committee.</param>
    /// <param name="staff">Of the office: the cases.</param>
    /// <param name="headIsSubject">Whether the committee's head has a case too.</param>
    public static string People(int members, int staff, bool headIsSubject) => Lines(
    [
        "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom",
        "C,Lê Văn Tỉnh,c@tinh.example,,T,Bí thư,Lãnh đạo tỉnh,,full,,,2020-01-01",
        .. Enumerable.Range(1, members).Select(n => $"{Member(n)},Nguyễn Văn {n:000},{Member(n)}@sonlinh.example,,{(n == 1 && headIsSubject ? "P1" : "X")},Ủy viên,Lãnh đạo xã,C,full,,,2021-03-01"),
        .. Enumerable.Range(1, staff).Select(n => $"{Staff(n)},Đỗ Đình {n:000},{Staff(n)}@sonlinh.example,,P1,Chuyên viên,Chuyên viên,,full,,,2022-08-15"),
        "B01,Mai Dự Bị,b01@sonlinh.example,,X,Nhân viên,Văn phòng,,probationary,,,2022-08-15",
        "B02,Mai Miễn Họp,b02@sonlinh.example,,X,Nhân viên,Văn phòng,,exempt,,,2022-08-15",
    ]);

    public static string Member(int number) => string.Create(CultureInfo.InvariantCulture, $"M{number:00}");

    public static string Staff(int number) => string.Create(CultureInfo.InvariantCulture, $"N{number:000}");

    private static string Lines(IEnumerable<string> lines) => string.Join("\r\n", lines) + "\r\n";
}
