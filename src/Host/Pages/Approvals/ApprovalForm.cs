using CanBo.Activities.Approvals;

namespace CanBo.Host.Pages.Approvals;

/// <summary>What was typed on the page of an approval; comes back as it was when it is refused.</summary>
/// <param name="Act">Which button.</param>
/// <param name="Operation">One for each page shown, so that a second click changes nothing.</param>
/// <param name="Outcome">The choice, as posted.</param>
/// <param name="Reason">Why.</param>
/// <param name="Person">Code of whom it is handed to.</param>
/// <param name="HandReason">Why it is handed on.</param>
/// <param name="Voice">Which voice an organiser hands on.</param>
public sealed record ApprovalForm(string Act, string Operation, string Outcome, string Reason, string Person, string HandReason, Guid? Voice)
{
    /// <summary>Nothing typed yet.</summary>
    public static ApprovalForm New() => new("", Guid.NewGuid().ToString("N"), "", "", "", "", null);

    /// <summary>The choice; null for none.</summary>
    public ApprovalAnswer? Answer => Enum.TryParse<ApprovalAnswer>(Outcome, out var answer) && Enum.IsDefined(answer) ? answer : null;

    public static async Task<ApprovalForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var operation = Text("_op");
        return new ApprovalForm(
            Text("act"), operation.Length > 0 ? operation : Guid.NewGuid().ToString("N"), Text("outcome"), Text("reason"), Text("person"), Text("handReason"), Guid.TryParse(Text("voice"), out var voice) ? voice : null);

        string Text(string name) => form[name].ToString().ReplaceLineEndings("\n");
    }
}
