using System.Globalization;
using System.Text;

namespace CanBo.Testing.City;

/// <summary>
/// The files of a city whose standing committee of seventeen manages 96 cadres: 24 agencies with a head and three deputies each, their Party cells, three
/// mass organisations, eight residence areas. <c>B01</c> is the committee's head, <c>H01</c> the head of agency 1, <c>D011</c> its first deputy.
/// </summary>
public static class CityFiles
{
    public const int Agencies = 24, Voters = 17, Residences = 8;

    /// <summary>The position group of all 96: one quota group.</summary>
    public const string Group = "Cán bộ diện Ban Thường vụ quản lý";

    private const string Domain = "songtien.example";

    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Trương", "Đinh", "Tôn Nữ"];
    private static readonly string[] Middles = ["Thị Ngọc", "Văn", "Hữu", "Thị Mỹ", "Quốc", "Minh", "Thanh", "Thị Kim", "Đức", "Hoàng", "Thị Bích"];
    private static readonly string[] Given = ["Ẩn", "Bảy", "Cường", "Diễm", "Đạt", "Giàu", "Hằng", "Khải", "Lượng", "Mỹ", "Nghĩa", "Oanh", "Phước", "Quyên", "Sương", "Thưởng", "Út", "Vững", "Xuyến", "Yến", "Thủy", "Tuyết", "Ửng"];

    private static readonly string[] AgencyNames =
    [
        "Phường An Thạnh", "Phường An Lộc", "Phường An Bình A", "Phường An Bình B", "Phường An Lạc", "Xã Bình Thạnh", "Xã Tân Hội", "Xã Tân Phước Hưng", "Ban Tuyên giáo Thành ủy",
        "Ban Dân vận Thành ủy", "Văn phòng Thành ủy", "Ủy ban Kiểm tra Thành ủy", "Phòng Nội vụ", "Phòng Tài chính – Kế hoạch", "Phòng Giáo dục và Đào tạo", "Phòng Văn hóa và Thông tin",
        "Phòng Y tế", "Phòng Kinh tế", "Phòng Quản lý đô thị", "Phòng Tài nguyên và Môi trường", "Phòng Tư pháp", "Thanh tra thành phố", "Trung tâm Phát triển quỹ đất và quản lý các cụm công nghiệp", "Trung tâm Chính trị thành phố",
    ];

    /// <summary>Heads and deputies, in the order in which the votes and scores of the tests fall: the first is the best.</summary>
    public static IReadOnlyList<string> Cadres { get; } = [.. Enumerable.Range(1, Agencies).Select(Head), .. from n in Enumerable.Range(1, 3) from a in Enumerable.Range(1, Agencies) select Deputy(a, n)];

    /// <summary>Who of the staff answer about the heads of agencies 1 (eight subordinates), 2 (six) and 3 (five).</summary>
    public static IReadOnlyList<string> Staff { get; } = [.. StaffOf(1, 5), .. StaffOf(2, 3), .. StaffOf(3, 2)];

    /// <summary>Cadres whose residence is not asked, as the regulation allows.</summary>
    public static IReadOnlyList<string> WithoutResidence { get; } = ["D012", "D022", "D032"];

    /// <summary>Whose mailbox others read: one of the committee and one cadre.</summary>
    public static (string Voter, string Cadre) Shared => ("B17", "D243");

    public static string Voter(int n) => string.Create(CultureInfo.InvariantCulture, $"B{n:00}");

    public static string Head(int agency) => string.Create(CultureInfo.InvariantCulture, $"H{agency:00}");

    public static string Deputy(int agency, int n) => string.Create(CultureInfo.InvariantCulture, $"D{agency:00}{n}");

    public static string EmailOf(string code) => code == Shared.Voter ? $"vanphong@{Domain}" : code == Shared.Cadre ? $"vanthu@{Domain}" : $"{code.ToLowerInvariant()}@{Domain}";

    public static string EmailOfResidence(int n) => string.Create(CultureInfo.InvariantCulture, $"khupho{n}@{Domain}");

    public static byte[] Units() => File(
    [
        "code,name,parentCode,kind,deciderUnitCode,email",
        "TU,Thành ủy Sông Tiền,,agency,,",
        "BTV,Ban Thường vụ Thành ủy Sông Tiền,TU,collective,,",
        "BTC,Ban Tổ chức Thành ủy,TU,staffBody,,",
        "M1,Hội Liên hiệp Phụ nữ thành phố,TU,massOrganisation,,",
        "M2,Liên đoàn Lao động thành phố,TU,massOrganisation,,",
        "M3,Đoàn Thanh niên Cộng sản Hồ Chí Minh thành phố,TU,massOrganisation,,",
        .. Enumerable.Range(1, Residences).Select(n => string.Create(CultureInfo.InvariantCulture, $"R{n},Chi bộ khu dân cư {n},,residence,,{EmailOfResidence(n)}")),
        .. Enumerable.Range(1, Agencies).Select(a => string.Create(CultureInfo.InvariantCulture, $"U{a:00},{AgencyNames[a - 1]},TU,agency,TU,")),
        .. Enumerable.Range(1, Agencies).Select(a => string.Create(CultureInfo.InvariantCulture, $"C{a:00},Chi bộ {AgencyNames[a - 1]},U{a:00},partyCell,,")),
    ]);

    public static byte[] People()
    {
        var n = 0;
        List<string> lines = ["code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom"];
        for (var voter = 1; voter <= Voters; voter++)
            Add(Voter(voter), "TU", voter switch { 1 => "Bí thư Thành ủy", 2 or 3 => "Phó Bí thư Thành ủy", _ => "Ủy viên Ban Thường vụ Thành ủy" }, "Ban Thường vụ", voter == 1 ? "" : "B01", "R1");
        for (var agency = 1; agency <= Agencies; agency++)
        {
            Add(Head(agency), Unit(agency), "Người đứng đầu", Group, Voter(5 + ((agency - 1) / 3)), Residence());
            for (var deputy = 1; deputy <= 3; deputy++)
                Add(Deputy(agency, deputy), Unit(agency), "Cấp phó", Group, Head(agency), WithoutResidence.Contains(Deputy(agency, deputy)) ? "" : Residence());
        }

        foreach (var code in Staff)
            Add(code, "U" + code[1..3], "Chuyên viên", "Chuyên viên", "H" + code[1..3], "R2");
        return File(lines);

        string Residence() => string.Create(CultureInfo.InvariantCulture, $"R{1 + (n % Residences)}");

        void Add(string code, string unit, string post, string group, string superior, string residence)
        {
            var name = $"{Families[n % Families.Length]} {Middles[n % Middles.Length]} {Given[n % Given.Length]}";
            var exempt = residence.Length == 0 ? "Ở doanh trại nên không giới thiệu về nơi cư trú" : "";
            lines.Add($"{code},{name},{EmailOf(code)},,{unit},{post},{group},{superior},full,{residence},{exempt},2019-03-01");
            n++;
        }
    }

    public static byte[] Memberships()
    {
        List<string> lines = ["personCode,unitCode,role,rank,from,to", "B01,TU,head,,,", "B01,BTV,head,,,", "B02,BTV,deputy,1,,", "B03,BTV,deputy,2,,", "B04,BTV,secretary,,,", "B04,TU,secretary,,,", "B05,BTC,head,,,"];
        lines.AddRange(Enumerable.Range(5, Voters - 4).Select(v => $"{Voter(v)},BTV,member,,,"));
        for (var agency = 1; agency <= Agencies; agency++)
        {
            var (unit, cell) = (Unit(agency), string.Create(CultureInfo.InvariantCulture, $"C{agency:00}"));
            lines.Add($"{Head(agency)},{unit},head,,,");
            lines.Add($"{Head(agency)},{cell},secretary,,,");
            lines.Add($"{Deputy(agency, 1)},{unit},deputy,1,,");
            lines.Add($"{Deputy(agency, 1)},{cell},deputy,1,,");
            lines.Add($"{Deputy(agency, 2)},{cell},member,,,");
            lines.Add($"{Deputy(agency, 3)},{cell},member,,,");
        }

        lines.AddRange(Staff.Select(code => $"{code},C{code[1..3]},member,,,"));
        for (var body = 1; body <= 3; body++)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{Head(10 + body)},M{body},head,,,"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{Deputy(10 + body, 1)},M{body},deputy,1,,"));
            lines.AddRange(Enumerable.Range(1, 8).Select(a => string.Create(CultureInfo.InvariantCulture, $"{Deputy(a, body)},M{body},member,,,")));
        }

        return File(lines);
    }

    private static string Unit(int agency) => string.Create(CultureInfo.InvariantCulture, $"U{agency:00}");

    private static IEnumerable<string> StaffOf(int agency, int people) => Enumerable.Range(1, people).Select(n => string.Create(CultureInfo.InvariantCulture, $"S{agency:00}{n}"));

    // As a table program saves it: with the mark of its encoding and its line ends.
    private static byte[] File(IEnumerable<string> lines) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")];
}
