namespace CanBo.Activities.Tests.People;

/// <summary>Small files to start from.</summary>
internal static class CsvSamples
{
    public const string UnitsHeader = "code,name,parentCode,kind,deciderUnitCode,email";
    public const string PeopleHeader = "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom";
    public const string MembershipsHeader = "personCode,unitCode,role,rank,from,to";

    public static readonly string Units = Lines(
        UnitsHeader,
        "T,Ủy ban nhân dân tỉnh Hồng Lam,,agency,,",
        "X,Ủy ban nhân dân xã Sơn Lĩnh,T,agency,,vanphong@sonlinh.example",
        "P1,Phòng Kinh tế,X,agency,X,",
        "P2,Phòng Văn hóa – Xã hội,X,staffBody,X,",
        "CB,Chi bộ Ủy ban nhân dân xã,X,partyCell,,");

    public static readonly string People = Lines(
        PeopleHeader,
        "001,Lê Văn Tỉnh,tinh@tinh.example,,T,Chủ tịch,Lãnh đạo tỉnh,,full,,,2020-01-01",
        "010,Nguyễn Thị Hoa,hoa@sonlinh.example,0912345678,X,Chủ tịch,Lãnh đạo xã,001,full,,,2021-03-01",
        "011,Trần Văn Bình,binh@sonlinh.example,,X,Phó Chủ tịch,Lãnh đạo xã,010,full,,,2021-03-01",
        "020,Phạm Thị Lan,lan@sonlinh.example,,P1,Trưởng phòng,Trưởng phòng,011,full,,,2021-03-01",
        "021,Đỗ Đình Ân,an@sonlinh.example,,P1,Chuyên viên,Chuyên viên,,none,,,15/08/2022",
        "022,Vũ Thùy Dung,dung@sonlinh.example,,P1,Chuyên viên,Chuyên viên,020,probationary,,,2022-08-15",
        "030,Hồ Minh Quân,quan@sonlinh.example,,P2,Trưởng phòng,Trưởng phòng,010,full,,,2021-03-01");

    public static readonly string Memberships = Lines(
        MembershipsHeader,
        "001,T,head,,,",
        "010,X,head,,,",
        "011,X,deputy,1,,",
        "020,P1,head,,,",
        "030,P2,head,,,",
        "011,CB,secretary,,,",
        "010,CB,deputy,1,,",
        "020,CB,member,,,");

    public static string Lines(params string[] lines) => string.Join("\r\n", lines) + "\r\n";
}
