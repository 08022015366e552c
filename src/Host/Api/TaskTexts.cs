namespace CanBo.Host.Api;

/// <summary>Descriptions in the OpenAPI document.</summary>
internal static class TaskTexts
{
    public const string List = "Tasks, the earliest due first. A person sees their own; an organiser everybody's, or with assignee=me only their own. Without status, open ones.";

    public const string Get = "A task with its form, its draft or answer, its files, and what was answered before. Only for its assignee, and for organisers, whose looking is recorded.";

    public const string Draft = "Saves a half-filled answer as it is. Saving over a newer version is refused with 409 newer_draft and both texts.";

    public const string Attach = "Adds a file to the answer: multipart with `field` (the form's field, or `score/products/1` for evidence of a product) and `file`. PDF, pictures, DOCX, XLSX or ZIP, up to 10 MB; what it is, is found in its content.";

    public const string Submit = """
        Sends the answer. `values` is an object by field name; numbers are JSON numbers or texts with point or comma.

        Text: `"strengths": "…"`. Choice and rating: their value or code, `"selfRating": "TOT"` (XS, TOT, HT, KHT).

        Twelve months (D335-M02): `"months": {"1": 90, "2": "89,5", …}` or `"months": [{"month": 1, "score": 90, "note": ""}, …]`. Each score 0 to 100; a month not worked has no
        score and says why in its note. The year is the exact mean of the months worked.

        Score table (D335-M01): `"score": {"criteria": {"I.1": 4.5, …}, "products": [{"name": "…", "assigned": 4, "completed": 4, "failedReviews": 1, "lateEvents": 0, "origin": "Assigned",
        "note": "…"}], "marks": {"unitResult": "full", "organising": "full", "unity": "partial"}}`. `origin` is Assigned, Refused, Added or Withdrawn; `note` says why a product has no
        file as evidence; `marks` only for heads and deputies. Totals are computed, as exact fractions.

        A field the form does not know is refused with its name. 409 already_submitted: another operation was received before; `firstReceivedAt` says when, `values` gives this text back.
        409 no_longer_asked: waived or withdrawn. 200 with isLate: the deadline passed first; the text is kept, and counts when the organiser admits it.
        """;
}
