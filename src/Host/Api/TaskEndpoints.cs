using System.ComponentModel;
using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Paging;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Texts;
using CanBo.Host.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CanBo.Host.Api;

/// <summary>Tasks of whoever asks: list, form, draft, submission, files. Somebody else's task is not found.</summary>
internal static class TaskEndpoints
{
    // Files are taken up to 10 MB; a larger one must come in far enough to be told what to do about it.
    private const long MostBytesSent = 64L * 1024 * 1024;

    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("/", List).WithDescription(TaskTexts.List);
        tasks.MapGet("/{id:guid}", Get).WithDescription(TaskTexts.Get);
        tasks.MapPut("/{id:guid}/draft", Draft).WithDescription(TaskTexts.Draft);
        tasks.MapPost("/{id:guid}/submit", Submit).WithDescription(TaskTexts.Submit);
        tasks.MapPost("/{id:guid}/attachments", Attach).WithDescription(TaskTexts.Attach).WithMetadata(new RequestSizeLimitAttribute(MostBytesSent));
        tasks.MapGet("/{id:guid}/attachments/{fileId:guid}", Download);
        tasks.MapDelete("/{id:guid}/attachments/{fileId:guid}", Detach);
        tasks.MapOrganising();
    }

    private static async Task<Ok<PageOf<TaskLineAnswer>>> List(
        Guid? campaign, [Description("me: only one's own tasks. Others than organisers see no others anyway.")] string? assignee, Guid? caseId,
        [Description("Open (default), Done, Overdue, Waived, Withdrawn, or all.")] string? status, TaskKind? kind, [AsParameters] PageQuery page,
        TaskQueries tasks, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        var filter = new TaskFilter(assignee == "me", campaign, caseId, StatusOf(status), kind);
        var found = await tasks.ListAsync(actor, filter, page.ToRequest(), cancellation);
        return TypedResults.Ok(new PageOf<TaskLineAnswer>([.. found.Items.Select(row => TaskLineAnswer.Of(row, texts))], found.Page, found.PageSize, found.TotalCount));
    }

    private static async Task<Ok<TaskAnswer>> Get(Guid id, ReadTask read, Actor actor, Localizer texts, CancellationToken cancellation) =>
        TypedResults.Ok(TaskAnswer.Of(await read.GetAsync(actor, id, cancellation), texts));

    private static async Task<Results<Ok<DraftAnswer>, ProblemHttpResult>> Draft(Guid id, DraftBody body, SaveDraft save, Actor actor, Localizer texts, CancellationToken cancellation) =>
        await save.SaveAsync(actor, id, body.Version, RawValues.Parse(body.Values), cancellation) switch
        {
            DraftOutcome.Saved saved => TypedResults.Ok(new DraftAnswer(saved.Version, saved.At)),
            DraftOutcome.Newer newer => TaskProblems.NewerDraft(newer, texts),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };

    private static async Task<Results<Ok<SubmitAnswer>, ProblemHttpResult>> Submit(
        Guid id, SubmitBody body, HttpContext http, SubmitTask submit, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        var key = http.Request.Headers[Idempotency.Header].ToString();
        var operation = body.OperationId is { Length: > 0 } given ? given
            : key.Length is > 0 and <= SubmitTask.LongestOperationId ? key
            : Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        return await submit.SubmitAsync(actor, id, operation, RawValues.Parse(body.Values), isStrict: true, cancellation) switch
        {
            SubmitOutcome.Received received => TypedResults.Ok(new SubmitAnswer(id, received.At, received.IsLate, received.IsLate ? texts["Hạn đã hết. Bản này được giữ lại, ghi là gửi muộn; người tổ chức có thể chấp nhận."] : null)),
            SubmitOutcome.AlreadyReceived already => TaskProblems.AlreadyReceived(already, texts),
            SubmitOutcome.NoLongerAsked gone => TaskProblems.NoLongerAsked(gone, texts),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static async Task<Created<FileAnswer>> Attach(Guid id, [FromForm] string field, IFormFile file, ChangeFiles files, Actor actor, CancellationToken cancellation)
    {
        var bytes = await UploadedFile.ReadAsync(field, file, cancellation);
        var added = await files.AddAsync(actor, id, field, file.FileName, bytes, cancellation);
        return TypedResults.Created($"/api/v1/tasks/{id}/attachments/{added.Id}", new FileAnswer(added.Id, added.FieldName, added.FileName, added.ContentType, added.Size));
    }

    private static async Task<FileContentHttpResult> Download(Guid id, Guid fileId, FileQueries files, Actor actor, HttpContext http, CancellationToken cancellation) =>
        FileDownload.Of(await files.GetAsync(actor, fileId, cancellation), http);

    private static async Task<NoContent> Detach(Guid id, Guid fileId, ChangeFiles files, Actor actor, CancellationToken cancellation)
    {
        await files.RemoveAsync(actor, id, fileId, cancellation);
        return TypedResults.NoContent();
    }

    private static TaskState? StatusOf(string? status) => status switch
    {
        null or "" => TaskState.Open,
        "all" => null,
        _ when Enum.TryParse<TaskState>(status, ignoreCase: true, out var state) && Enum.IsDefined(state) => state,
        _ => throw new InvalidInputException("status", Sentence.Of("Chọn một trong: {0}.", string.Join(", ", [.. Enum.GetNames<TaskState>(), "all"]))),
    };
}
