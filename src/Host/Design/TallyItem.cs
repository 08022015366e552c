namespace CanBo.Host.Design;

/// <summary>One total of an import or a launch.</summary>
/// <param name="Icon">Sign before the label.</param>
/// <param name="Label">"Thêm mới".</param>
/// <param name="Count">How many.</param>
/// <param name="Note">Small words after the number: "dòng, 7 lỗi".</param>
/// <param name="Bad">True for what must be mended.</param>
public sealed record TallyItem(IconName Icon, string Label, int Count, string? Note = null, bool Bad = false);
