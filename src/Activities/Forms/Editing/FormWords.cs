using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Editing;

/// <summary>What people call the closed lists of forms. Keys of their English.</summary>
public static class FormWords
{
    /// <summary>A kind of field.</summary>
    public static string Of(FormFieldKind kind) => kind switch
    {
        FormFieldKind.Text => Sentence.Key("Một dòng chữ"),
        FormFieldKind.LongText => Sentence.Key("Đoạn văn"),
        FormFieldKind.Number => Sentence.Key("Số"),
        FormFieldKind.Choice => Sentence.Key("Chọn một mục"),
        FormFieldKind.Rating => Sentence.Key("Mức xếp loại"),
        FormFieldKind.ScoreTable => Sentence.Key("Bảng điểm"),
        FormFieldKind.MonthlyTotals => Sentence.Key("Điểm mười hai tháng"),
        FormFieldKind.Attachment => Sentence.Key("Tệp kèm theo"),
        FormFieldKind.Note => Sentence.Key("Lời dặn, không phải điền"),
        FormFieldKind.Faults => Sentence.Key("Khuyết điểm và cách khắc phục"),
        FormFieldKind.FaultReports => Sentence.Key("Kết quả khắc phục khuyết điểm các năm trước"),
        _ => kind.ToString(),
    };

    /// <summary>What an answer means to the case.</summary>
    public static string Of(FieldMeaning meaning) => meaning switch
    {
        FieldMeaning.Nothing => Sentence.Key("Chỉ để đọc"),
        FieldMeaning.Score => Sentence.Key("Điểm của hồ sơ"),
        FieldMeaning.Rating => Sentence.Key("Mức xếp loại của hồ sơ"),
        FieldMeaning.Reason => Sentence.Key("Lý do của mức xếp loại"),
        FieldMeaning.Commitment => Sentence.Key("Lời cam kết cho năm sau"),
        _ => meaning.ToString(),
    };
}
