using System.Text;
using CanBo.Activities.Exports;
using CanBo.Activities.People.Import;

namespace CanBo.Activities.Tests.People;

/// <summary>What is said about one wrong cell. Planning is pure, so these need no database.</summary>
public sealed class RowErrorTests
{
    private static readonly DateOnly Today = new(2026, 1, 5);

    [Theory]
    [InlineData("email", "huyen@honglam,gov.example", "Có dấu phẩy thay dấu chấm. Sửa thành huyen@honglam.gov.example.", "huyen@honglam.gov.example")]
    [InlineData("email", "huyen.example", "Địa chỉ thư thiếu @. Ghi như ten@donvi.gov.vn, hoặc để trống.", null)]
    [InlineData("email", "a@b.example; c@d.example", "Mỗi người một địa chỉ thư. Giữ một địa chỉ.", null)]
    [InlineData("email", "huyền@b.example", "Địa chỉ thư không đúng. Ghi như ten@donvi.gov.vn, không dấu, không khoảng trắng, hoặc để trống.", null)]
    [InlineData("phone", "9,1E+08", "Excel đã đổi số điện thoại thành số dạng mũ. Định dạng cột là Văn bản (Text) rồi gõ lại số.", null)]
    [InlineData("phone", "gọi Lan", "Số điện thoại chỉ gồm chữ số, dấu cách, dấu chấm, dấu + ở đầu. Sửa lại hoặc để trống.", null)]
    [InlineData("code", "1E+05", "Excel đã đổi mã thành số dạng mũ. Định dạng cột là Văn bản (Text) rồi gõ lại mã đầy đủ.", null)]
    [InlineData("code", "12.0", "Mã đã thành số thập phân. Định dạng cột là Văn bản (Text) rồi gõ lại mã.", "12")]
    [InlineData("code", "CC 01", "Mã không có khoảng trắng. Bỏ khoảng trắng trong mã.", "CC01")]
    [InlineData("code", "17", "Mã mất số 0 ở đầu (Excel bỏ mất). Ý là 0017? Định dạng cột là Văn bản (Text).", "0017")]
    [InlineData("code", "", "Ghi số hiệu, hoặc xóa dòng.", null)]
    [InlineData("fullName", "", "Ghi họ tên, hoặc xóa dòng.", null)]
    [InlineData("fullName", "ChuyÃªn", "Chữ bị lỗi bảng mã (giống UTF-8). Lưu tệp dạng CSV UTF-8 rồi tải lại, hoặc gõ lại ô này.", "Chuyên")]
    [InlineData("unitCode", "", "Ghi mã đơn vị của chức danh này.", null)]
    [InlineData("unitCode", "Ban QLDA ĐTXD các CTGT", "Không có đơn vị này. Ý là “Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và hạ tầng đô thị” (mã BQL)?", "BQL")]
    [InlineData("unitCode", "Phòng gì đó", "Ghi mã đơn vị, không ghi tên. Không có đơn vị nào tên như vậy.", null)]
    [InlineData("post", "", "Ghi chức danh, ví dụ Chuyên viên.", null)]
    [InlineData("positionGroup", "", "Ghi nhóm vị trí: người cùng nhóm được so sánh với nhau.", null)]
    [InlineData("superiorCode", "A1", "Không ai là cấp trên của chính mình. Ghi số hiệu của người đứng đầu đơn vị, hoặc để trống.", null)]
    [InlineData("superiorCode", "Lê Văn Bốn", "Ghi số hiệu, không ghi họ tên.", "0017")]
    [InlineData("partyStatus", "ful", "Không có giá trị này. Ghi một trong các chữ: none, probationary, full, exempt, suspended.", "full")]
    [InlineData("activeFrom", "31/02/1984", "Ngày không có thật. Ghi ngày/tháng/năm, ví dụ 28/02/2026.", null)]
    [InlineData("activeFrom", "3/4/2020", "Không rõ ngày nào trước tháng nào. Ghi đủ hai chữ số ngày/tháng/năm, ví dụ 05/03/2026, hoặc 2026-03-05.", null)]
    [InlineData("activeFrom", "04/13/2020", "Tháng 13 không có thật; có lẽ tháng viết trước ngày. Ghi ngày/tháng/năm: 13/04/2020.", "2020-04-13")]
    [InlineData("activeFrom", "13/4/2020", "Ghi đủ hai chữ số ngày/tháng/năm: 13/04/2020.", "2020-04-13")]
    [InlineData("activeFrom", "01/03/20", "Năm phải đủ bốn chữ số. Ghi ngày/tháng/năm, ví dụ 28/02/2026.", null)]
    [InlineData("activeFrom", "45123", "Excel đã đổi ngày thành số. Định dạng cột là Văn bản (Text), ghi ngày/tháng/năm, ví dụ 16/07/2023.", "2023-07-16")]
    [InlineData("activeFrom", "2020-2-30", "Ngày không có thật hoặc không đúng dạng. Ghi năm-tháng-ngày, ví dụ 2026-02-28.", null)]
    [InlineData("activeFrom", "hôm qua", "Không đọc được ngày này. Ghi ngày/tháng/năm, ví dụ 28/02/2026.", null)]
    [InlineData("activeFrom", "01/01/1020", "Năm phải từ 1930 đến 2099.", null)]
    public void A_wrong_cell_of_people_is_named_with_its_cure(string column, string typed, string message, string? suggestion)
    {
        var plan = PlanPeople(Row((column, typed)));

        var error = plan.Errors.ShouldHaveSingleItem();
        (error.Line, error.Column, error.Typed).ShouldBe((2, column, typed));
        error.Message.InVietnamese.ShouldBe(message);
        error.Suggestion.ShouldBe(suggestion);
        plan.Changes.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_mobile_number_without_its_zero_gets_it_back_with_a_remark()
    {
        var plan = PlanPeople(Row(("phone", "912345678")));

        plan.Changes.Persons[0].After.Phone.ShouldBe("0912345678");
        plan.Warnings.ShouldHaveSingleItem().Message.InVietnamese.ShouldBe("Số điện thoại mất số 0 ở đầu (Excel bỏ mất); đã thêm lại.");
    }

    [Fact]
    public void Decomposed_letters_are_composed_with_a_remark()
    {
        var plan = PlanPeople(Row(("fullName", "Nguyễn Thị Hoa".Normalize(NormalizationForm.FormD))));

        plan.Changes.Persons[0].After.FullName.ShouldBe("Nguyễn Thị Hoa");
        plan.Warnings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.Message.InVietnamese.ShouldContain("NFD"), w => w.Lines.ShouldBe([2]));
    }

    [Fact]
    public void Signs_that_cannot_be_seen_are_removed()
    {
        var plan = PlanPeople(Row(("fullName", "Nguyễn\u00A0\u200BHoa\u0007 ")));

        plan.Changes.Persons[0].After.FullName.ShouldBe("Nguyễn Hoa");
        plan.Warnings.ShouldHaveSingleItem().Message.InVietnamese.ShouldBe("Có ký tự không nhìn thấy; đã bỏ.");
    }

    [Fact]
    public void Numeric_codes_of_differing_length_are_remarked()
    {
        var plan = PlanPeople(Row(("code", "9")), Row(("code", "10")), Row(("code", "101")));

        plan.Warnings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.Lines.ShouldBe([2, 3]), w => w.Message.InVietnamese.ShouldContain("số 0 ở đầu"));
    }

    [Fact]
    public void The_same_row_twice_and_one_code_with_two_names_are_named()
    {
        var plan = PlanPeople(Row(), Row(), Row(("fullName", "Người Khác"), ("post", "Phó phòng")));

        plan.Errors.Select(e => (e.Line, e.Column, e.Message.InVietnamese)).ShouldBe(
        [
            (4, "fullName", "Dòng 2 ghi cùng số hiệu với tên khác: Đoàn Minh Triết. Hai người thì ghi hai số hiệu; một người thì ghi một tên."),
            (3, "code", "Trùng dòng 2 (Đoàn Minh Triết). Giữ một dòng."),
        ]);
        plan.Items.ShouldBeEmpty();
    }

    [Fact]
    public void Another_address_for_the_same_person_is_named()
    {
        var plan = PlanPeople(Row(("email", "a@x.example")), Row(("email", "b@x.example"), ("post", "Phó phòng")));

        plan.Errors.ShouldHaveSingleItem().Message.InVietnamese.ShouldBe("Dòng 2 của cùng người này ghi “a@x.example”. Sửa cho giống nhau, hoặc để trống ở dòng sau.");
    }

    [Fact]
    public void A_cycle_of_superiors_is_told_with_everyone_in_it()
    {
        var plan = PlanPeople(
            Row(("code", "A1"), ("fullName", "Một"), ("superiorCode", "A2")),
            Row(("code", "A2"), ("fullName", "Hai"), ("superiorCode", "A3")),
            Row(("code", "A3"), ("fullName", "Ba"), ("superiorCode", "A1")),
            Row(("code", "A4"), ("fullName", "Bốn"), ("superiorCode", "A1")));

        var error = plan.Errors.ShouldHaveSingleItem();
        error.Message.InVietnamese.ShouldBe("Các cấp trên trực tiếp nối thành vòng: Một (A1) → Hai (A2) → Ba (A3) → Một (A1). Sửa superiorCode của một người.");
        (error.Line, error.Column).ShouldBe((2, "superiorCode"));
        plan.Added.ShouldBe(3);
    }

    [Fact]
    public void A_cycle_through_somebody_known_is_found_too()
    {
        var plan = PlanPeople(Row(("code", "A1"), ("superiorCode", "0018")));

        plan.Errors.ShouldHaveSingleItem().Message.InVietnamese.ShouldContain("0018");
    }

    [Fact]
    public void Position_groups_that_differ_in_spelling_only_are_remarked() =>
        PlanPeople(Row(("positionGroup", "chuyên Viên"))).Warnings.ShouldHaveSingleItem().Message.InVietnamese.ShouldContain("chỉ khác cách viết với “Chuyên viên”");

    [Fact]
    public void Unknown_codes_are_listed_with_what_was_probably_meant()
    {
        var plan = PlanPeople(Row(("unitCode", "BQI"), ("superiorCode", "0071"), ("residenceCode", "K9")));

        plan.Errors.ShouldBeEmpty();
        plan.Unresolved.Select(u => (u.Column, u.Code, u.Suggestion)).ShouldBe([("unitCode", "BQI", "BQL"), ("superiorCode", "0071", "0017"), ("residenceCode", "K9", null)]);
    }

    [Fact]
    public void Addresses_that_are_shared_or_missing_are_listed()
    {
        var plan = PlanPeople(
            Row(("code", "A1"), ("email", "van.thu@x.example")),
            Row(("code", "A2"), ("email", "")),
            Row(("code", "A3"), ("email", "bon@x.example")),
            Row(("code", "A4"), ("email", "an@x.example")),
            Row(("code", "A5"), ("email", "P1@X.example")));

        plan.Mailboxes.Select(m => (m.Code, m.Mailbox)).ShouldBe([("A1", Activities.People.Mailbox.Shared), ("A2", Activities.People.Mailbox.Missing), ("A3", Activities.People.Mailbox.Shared), ("A5", Activities.People.Mailbox.Shared)]);
    }

    [Theory]
    [InlineData("kind", "agensy", "Không có giá trị này. Ghi một trong các chữ: agency, partyCell, collective, residence, massOrganisation, staffBody.", "agency")]
    [InlineData("kind", "", "Ghi loại đơn vị: agency, partyCell, collective, residence, massOrganisation, staffBody.", null)]
    [InlineData("parentCode", "U1", "Không đơn vị nào là cấp trên của chính mình. Ghi mã đơn vị cấp trên, hoặc để trống.", null)]
    [InlineData("name", "", "Ghi tên đơn vị, hoặc xóa dòng.", null)]
    public void A_wrong_cell_of_units_is_named_with_its_cure(string column, string typed, string message, string? suggestion)
    {
        var cells = new Dictionary<string, string> { ["code"] = "U1", ["name"] = "Phòng Một", ["kind"] = "agency", [column] = typed };

        var error = PlanUnits(Csv(CsvSamples.UnitsHeader, cells)).Errors.ShouldHaveSingleItem();

        (error.Column, error.Typed, error.Message.InVietnamese, error.Suggestion).ShouldBe((column, typed, message, suggestion));
    }

    [Fact]
    public void A_cycle_of_units_is_told()
    {
        var plan = PlanUnits("code,name,parentCode,kind\nU1,Một,U2,agency\nU2,Hai,U1,agency\n");

        plan.Errors.ShouldHaveSingleItem().Message.InVietnamese.ShouldBe("Các đơn vị là cấp trên của nhau thành vòng: U1 → U2 → U1. Sửa parentCode của một đơn vị.");
    }

    [Theory]
    [InlineData("code,fullname,unitCode,post,positionGroups", "Không có cột “positionGroups”. Ý là “positionGroup”? Sửa tên cột ở dòng 1.")]
    [InlineData("code,Họ tên,unitCode,post,positionGroup", "Không có cột “Họ tên”. Ý là “fullName”? Sửa tên cột ở dòng 1.")]
    [InlineData("code,fullName,unitCode,post", "Thiếu cột “positionGroup”. Tiêu đề cần có: code, fullName, email, phone, unitCode, post, positionGroup, superiorCode, partyStatus, residenceCode, residenceExemptReason, activeFrom.")]
    [InlineData("code,fullName,unitCode,post,positionGroup,code", "Tiêu đề có hai cột “code”. Giữ một cột.")]
    public void A_wrong_heading_is_named(string heading, string message)
    {
        var plan = PlanPeople(heading + "\n1,2,3,4,5,6\n");

        plan.IsUnreadable.ShouldBeTrue();
        plan.Errors.ShouldContain(e => e.Message.InVietnamese == message);
    }

    [Fact]
    public void A_column_nobody_knows_is_remarked_and_left_out() =>
        PlanUnits("code,name,kind,Ghi chú\nU1,Một,agency,abc\n").Warnings.ShouldHaveSingleItem().Message.InVietnamese.ShouldBe("Cột “Ghi chú” không được dùng.");

    [Fact]
    public void Memberships_name_roles_ranks_days_and_doubles()
    {
        var plan = Plan(ImportKind.Memberships, CsvSamples.MembershipsHeader + "\n0017,BQL,chief,,,\n0017,BQL,head,abc,,\n0017,BQL,head,,2026-02-01,2026-01-01\n0017,BQL,head,,,\n0017,BQL,head,2,,\n");

        plan.Errors.Select(e => (e.Line, e.Column)).ShouldBe([(2, "role"), (3, "rank"), (4, "to"), (6, "personCode")]);
        plan.Added.ShouldBe(1);
    }

    [Fact]
    public void Exports_are_harmless_in_a_spreadsheet_and_come_back_whole()
    {
        var bytes = CsvWriting.ToBytes(["code", "name", "kind"], [["U1", "=HYPERLINK(\"http://x\")", "agency"], ["U2", "-2+3", "agency"], ["U3", "@SUM(A1)", "agency"], ["U4", "'tên", "agency"]]);
        var text = Encoding.UTF8.GetString(bytes);

        var plan = Plan(ImportKind.Units, bytes);

        bytes.Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
        text.ShouldContain("'=HYPERLINK");
        text.ShouldContain("'-2+3");
        text.ShouldContain("'@SUM");
        plan.Changes.Units.Select(u => u.After.Name).ShouldBe(["=HYPERLINK(\"http://x\")", "-2+3", "@SUM(A1)", "'tên"]);
    }

    private static Dictionary<string, string> Row(params (string Column, string Value)[] cells)
    {
        var row = new Dictionary<string, string>
        {
            ["code"] = "A1",
            ["fullName"] = "Đoàn Minh Triết",
            ["email"] = "triet@x.example",
            ["unitCode"] = "BQL",
            ["post"] = "Chuyên viên",
            ["positionGroup"] = "Chuyên viên",
            ["activeFrom"] = "2020-01-01",
        };
        foreach (var (column, value) in cells)
            row[column] = value;
        return row;
    }

    private static string Csv(string header, params Dictionary<string, string>[] rows) => Encoding.UTF8.GetString(CsvWriting.ToBytes(header.Split(','), rows.Select(r => header.Split(',').Select(c => r.GetValueOrDefault(c, "")).ToList())));

    private static ImportPlan PlanPeople(params Dictionary<string, string>[] rows) => Plan(ImportKind.People, Csv(CsvSamples.PeopleHeader, rows));

    private static ImportPlan PlanPeople(string text) => Plan(ImportKind.People, text);

    private static ImportPlan PlanUnits(string text) => Plan(ImportKind.Units, text);

    private static ImportPlan Plan(ImportKind kind, string text) => Plan(kind, Encoding.UTF8.GetBytes(text));

    private static ImportPlan Plan(ImportKind kind, byte[] bytes)
    {
        var sheet = ImportSheet.Open(bytes, ImportColumns.Of(kind), []);
        var known = new Known
        {
            Today = Today,
            NewId = Guid.NewGuid,
            Units = kind == ImportKind.Units ? [] : new()
            {
                ["BQL"] = new(Guid.NewGuid(), new("BQL", "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và hạ tầng đô thị", "", default, "", "p1@x.example")),
            },
            Names = new() { ["0017"] = new("Lê Văn Bốn", "bon@x.example", true), ["0018"] = new("Lê Văn Năm", "nam@x.example", true) },
            Superiors = new() { ["0018"] = "A1" },
            PositionGroups = ["Chuyên viên"],
        };
        return kind switch
        {
            ImportKind.Units => new UnitPlanner(sheet, known).Plan(),
            ImportKind.People => new PeoplePlanner(sheet, known).Plan(),
            _ => new MembershipPlanner(sheet, known).Plan(),
        };
    }
}
