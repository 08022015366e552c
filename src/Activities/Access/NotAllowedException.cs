using CanBo.Activities.Texts;

namespace CanBo.Activities.Access;

/// <summary>This actor may not do that, whatever the input. Maps to 403; what should stay hidden throws not found instead.</summary>
/// <param name="sentence">What the reader is told.</param>
/// <param name="code">A stable word for programs.</param>
public class NotAllowedException(Sentence sentence, string code = "not_allowed") : Exception(sentence.InVietnamese)
{
    /// <summary>The usual refusal.</summary>
    public NotAllowedException()
        : this(Sentence.Of("Tài khoản này không được làm việc đó. Nếu cần, hỏi người quản trị."))
    {
    }

    /// <summary>What the reader is told, before translation.</summary>
    public Sentence Sentence { get; } = sentence;

    /// <summary>A stable word for programs.</summary>
    public string Code { get; } = code;
}
