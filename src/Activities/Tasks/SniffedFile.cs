namespace CanBo.Activities.Tasks;

/// <summary>A file whose content was looked at.</summary>
/// <param name="Name">Its clean name with the ending of what it really is.</param>
/// <param name="ContentType">What it really is.</param>
/// <param name="Size">Bytes.</param>
internal sealed record SniffedFile(string Name, string ContentType, int Size);
