namespace CanBo.Activities.Tests.Tasks;

/// <summary>A commune under a province, with a Party cell and a staff body; and a project board with neither.</summary>
internal static class TaskFiles
{
    public static readonly string Units = Lines(
        "code,name,parentCode,kind,deciderUnitCode,email",
        "T,Ủy ban nhân dân tỉnh Hồng Lam,,agency,,",
        "X,Ủy ban nhân dân xã Sơn Lĩnh,T,agency,,",
        "P1,Phòng Kinh tế,X,agency,X,",
        "P2,Phòng Nội vụ,X,staffBody,X,",
        "Y,Ban Quản lý dự án,T,agency,,",
        "CB,Chi bộ Ủy ban nhân dân xã,X,partyCell,,");

    public static readonly string People = Lines(
        "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom",
        "001,Lê Văn Tỉnh,tinh@tinh.example,,T,Chủ tịch,Lãnh đạo tỉnh,,full,,,2020-01-01",
        "010,Nguyễn Thị Hoa,hoa@sonlinh.example,,X,Chủ tịch,Lãnh đạo xã,001,full,,,2021-03-01",
        "011,Trần Văn Bình,binh@sonlinh.example,,X,Phó Chủ tịch,Lãnh đạo xã,010,full,,,2021-03-01",
        "020,Phạm Thị Lan,lan@sonlinh.example,,P1,Trưởng phòng,Trưởng phòng,011,full,,,2021-03-01",
        "021,Đỗ Đình Ân,an@sonlinh.example,,P1,Chuyên viên,Chuyên viên,,none,,,2022-08-15",
        "022,Vũ Thùy Dung,dung@sonlinh.example,,P1,Chuyên viên,Chuyên viên,020,probationary,,,2022-08-15",
        "030,Hồ Minh Quân,quan@sonlinh.example,,P2,Trưởng phòng,Trưởng phòng,010,full,,,2021-03-01",
        "040,Mai Xuân Thưởng,thuong@duan.example,,Y,Trưởng ban,Lãnh đạo ban,001,full,,,2021-03-01");

    public static readonly string Memberships = Lines(
        "personCode,unitCode,role,rank,from,to",
        "001,T,head,,,",
        "010,X,head,,,",
        "011,X,deputy,1,,",
        "020,P1,head,,,",
        "030,P2,head,,,",
        "040,Y,head,,,",
        "011,CB,secretary,,,",
        "010,CB,deputy,1,,");

    private static string Lines(params string[] lines) => string.Join("\r\n", lines) + "\r\n";
}
