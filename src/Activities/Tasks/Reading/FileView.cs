namespace CanBo.Activities.Tasks.Reading;

/// <summary>A file of an answer.</summary>
/// <param name="Id">For downloading.</param>
/// <param name="FieldName">Which field, or which product.</param>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Size">Bytes.</param>
public sealed record FileView(Guid Id, string FieldName, string Name, string ContentType, int Size)
{
    internal static FileView Of(Attachment file) => new(file.Id, file.FieldName, file.FileName, file.ContentType, file.Size);
}
