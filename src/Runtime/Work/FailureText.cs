namespace CanBo.Runtime.Work;

/// <summary>What is kept of a failure for an operator: its kind and a short message.</summary>
internal static class FailureText
{
    private const int MaxLength = 500;

    public static string Of(Exception exception) => Cut($"{exception.GetType().Name}: {exception.Message}");

    public static string Cut(string text) => text.Length <= MaxLength ? text : text[..MaxLength];
}
