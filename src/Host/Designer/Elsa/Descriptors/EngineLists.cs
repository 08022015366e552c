using System.Text.Json.Nodes;
using CanBo.Activities.Texts;

namespace CanBo.Host.Designer.Elsa.Descriptors;

/// <summary>What Studio asks about the engine itself. Where Elsa offers a choice and our engine has one way, the list holds that one.</summary>
internal static class EngineLists
{
    public static ListOf<object> Expressions(Localizer texts) => new(
    [
        Expression("Literal", texts["Giá trị cố định"], false),
        Expression("Object", texts["Đối tượng JSON"], false, "json"),
        Expression("Variable", texts["Biến"], true),
        Expression("Input", texts["Đầu vào của quy trình"], true),
        Expression("JavaScript", texts["Biểu thức"], true, "javascript"),
    ]);

    public static ListOf<object> VariableTypes(Localizer texts)
    {
        var category = texts["Kiểu dữ liệu"];
        return new(
        [
            Variable("String", texts["Chuỗi chữ"]),
            Variable("Boolean", texts["Đúng hoặc sai"]),
            Variable("Int32", texts["Số nguyên"]),
            Variable("Decimal", texts["Số"]),
            Variable("DateTimeOffset", texts["Thời điểm"]),
            Variable("TimeSpan", texts["Khoảng thời gian"]),
            Variable("Object", texts["Đối tượng JSON"]),
        ]);

        object Variable(string type, string name) => new { TypeName = type, DisplayName = name, Category = category, Description = name };
    }

    public static ListOf<object> StorageDrivers(Localizer texts) => new(
    [
        new { TypeName = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", DisplayName = texts["Cùng hồ sơ"], Priority = 5d, Deprecated = false },
    ]);

    public static ListOf<object> ActivationStrategies(Localizer texts) => new(
    [
        new { TypeName = "", DisplayName = texts["Theo đợt hoặc theo bước khởi động"], Description = texts["Hồ sơ của người bắt đầu khi một đợt được phát động. Quy trình không hỏi ai bắt đầu theo bước được đánh dấu khởi động: hẹn giờ, lịch, sự kiện hoặc yêu cầu HTTP."] },
    ]);

    public static ListOf<object> IncidentStrategies(Localizer texts) => new(
    [
        new { TypeName = "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", DisplayName = texts["Dừng hồ sơ"], Description = texts["Hồ sơ đứng lại đến khi có người xử lý sự cố."] },
        new { TypeName = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core", DisplayName = texts["Chỉ dừng nhánh"], Description = texts["Nhánh có sự cố đứng lại, các nhánh khác đi tiếp."] },
    ]);

    public static ListOf<object> CommitStrategies(Localizer texts) => new(
    [
        new { Name = "Default", DisplayName = texts["Mỗi bước"], Description = texts["Mỗi bước được ghi trọn trong một giao dịch."] },
    ]);

    public static ListOf<object> LogStrategies(Localizer texts) => new(
    [
        new { TypeName = "Journal", DisplayName = texts["Nhật ký đầy đủ"], Description = texts["Mọi bước đều vào nhật ký; không có nội dung trả lời."] },
    ]);

    private static object Expression(string type, string name, bool browsable, string? monaco = null)
    {
        var properties = new JsonObject();
        if (monaco is not null)
            properties["MonacoLanguage"] = monaco;
        return new { Type = type, DisplayName = name, IsSerializable = true, IsBrowsable = browsable, Properties = properties };
    }
}
