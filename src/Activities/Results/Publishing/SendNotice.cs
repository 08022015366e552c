using CanBo.Activities.Mail;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Results.Publishing;

/// <summary>Tells the person in writing (D335 Art. 21): the notice can be read after signing in, the mail holds no rating.</summary>
public sealed class SendNotice : Activity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.SendNotice",
        1,
        new Bilingual("Thông báo kết quả", "Notice of the result"),
        new Bilingual("Gửi thông báo bằng văn bản cho người được đánh giá; thư không ghi mức xếp loại.", "Tells the person in writing; the mail holds no rating."),
        Categories.Notices)
    {
        Inputs =
        [
            new("text", "String", new Bilingual("Mẫu thư", "Mail text"), new Bilingual("Lời của thư báo có kết quả.", "The words of the mail that a result can be read."))
            {
                UiHint = "dropdown",
                OptionsFrom = "mailTexts",
                Default = Value.Of(LetterCodes.ResultReady),
            },
        ],
        NeedsDecision = true,
    };

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Completed(["Done"])
    {
        Effects = [new TellResult(context.Input("text") is { Kind: ValueKind.String } text ? text.AsString : LetterCodes.ResultReady)],
    };
}

/// <summary>The person is told.</summary>
/// <param name="Text">Code of the mail text.</param>
public sealed record TellResult(string Text) : Effect;
