using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Procedures;

namespace CanBo.Activities.Tests.Forms;

public sealed class FormDocumentTests
{
    private const string Good = """
        {"code":"x","version":1,"title":{"vietnamese":"Phiếu","english":"Sheet"},
         "parts":[{"name":"a","title":{"vietnamese":"Phần","english":"Part"},"fields":[
           {"name":"kind","kind":"Choice","label":{"vietnamese":"Loại","english":"Kind"},
            "choices":[{"value":"yes","label":{"vietnamese":"Có","english":"Yes"}},{"value":"no","label":{"vietnamese":"Không","english":"No"}}]},
           {"name":"why","kind":"LongText","label":{"vietnamese":"Lý do","english":"Reason"},"required":true,"showIf":{"field":"kind","is":"yes"}}]}]}
        """;

    [Fact]
    public void Every_shipped_form_can_be_read_and_written_back()
    {
        var forms = ShippedDocuments.All().Where(d => d.Kind == DocumentKind.Form).ToList();

        forms.Select(f => f.Code).ShouldBe(
            [
                "appraisal", "appraisal-366", "D335-M01", "D335-M02", "KDDG-2A", "KDDG-2B", "opinion-party", "remark-committee", "remark-mass-organisation", "remark-peer",
                "remark-subordinates", "remark-superior", "remedial-plan", "residence-comment",
            ],
            ignoreOrder: true);
        foreach (var (_, code, _, json) in forms)
        {
            var form = FormJson.Read(json);
            form.Code.ShouldBe(code);
            FormJson.Read(FormJson.Write(form)).Fields.Select(f => f.Name).ShouldBe(form.Fields.Select(f => f.Name));
        }
    }

    [Theory]
    [InlineData("\"Choice\"", "\"Drawing\"", "parts[0].fields[0].kind", "Chọn một trong: Text, LongText, Number, Choice, Rating, ScoreTable, MonthlyTotals, Attachment, Note, Faults, FaultReports.")]
    [InlineData("\"name\":\"why\"", "\"name\":\"kind\"", "x/kind", "Đổi tên: hai trường cùng tên kind.")]
    [InlineData("\"is\":\"yes\"", "\"is\":\"maybe\"", "x/why/showIf", "Trường kind không có giá trị maybe.")]
    [InlineData("\"required\":true", "\"required\":true,\"min\":1", "x/why/min", "Chỉ đặt giới hạn cho trường số.")]
    [InlineData("\"required\":true", "\"required\":true,\"gives\":\"Score\"", "x/why/gives", "Điểm lấy từ trường số, bảng điểm hoặc bảng mười hai tháng.")]
    [InlineData("\"required\":true", "\"requird\":true", "parts[0].fields[1].requird", "Bỏ khóa này hoặc sửa tên: không có khóa requird.")]
    [InlineData("\"code\":\"x\"", "\"code\":\"Phiếu 1\"", "code", "Mã biểu mẫu gồm chữ không dấu, số và gạch nối, tối đa 60 ký tự.")]
    public void A_broken_form_is_refused_with_place_and_fix(string good, string bad, string field, string message)
    {
        FormJson.Read(Good).Fields.Count().ShouldBe(2);

        var refused = Should.Throw<InvalidInputException>(() => FormJson.Read(Good.Replace(good, bad, StringComparison.Ordinal)));

        refused.Errors.ShouldContain(e => e.Field == field && e.Message.InVietnamese == message, string.Join("; ", refused.Errors));
    }
}
