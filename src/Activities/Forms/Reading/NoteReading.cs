namespace CanBo.Activities.Forms.Reading;

/// <summary>Words to read: nothing was filled in.</summary>
internal sealed class NoteReading : FieldReader
{
    public override FieldRead Read(FormField field, RawValues values, FormContext context) => FieldRead.Nothing;
}
