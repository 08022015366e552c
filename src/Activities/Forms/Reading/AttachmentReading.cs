using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>Files stand beside the answer, not in it; here only whether there are any.</summary>
internal sealed class AttachmentReading : FieldReader
{
    public override FieldRead Read(FormField field, RawValues values, FormContext context) =>
        field.Required && !context.Files.Contains(field.Name) ? Wrong(field, Sentence.Of("Thêm ít nhất một tệp.")) : FieldRead.Nothing;
}
