using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Host.Api;
using CanBo.Host.Design;

namespace CanBo.Host.Pages.Tasks;

/// <summary>Files that came with a part of a form: added, taken off, or dropped with their product. What is refused is named; the others are kept.</summary>
internal static class SentFiles
{
    public static async Task<FormErrors> TakeAsync(SentForm sent, Actor actor, Guid taskId, TaskView view, ChangeFiles files, CancellationToken cancellation)
    {
        if (sent.Detach is { } gone && view.Files.Any(f => f.Id == gone))
            await files.RemoveAsync(actor, taskId, gone, cancellation);
        foreach (var file in view.Files.Where(f => sent.Dropped is not null && f.FieldName == sent.Dropped))
            await files.RemoveAsync(actor, taskId, file.Id, cancellation);

        var errors = new List<FieldError>();
        foreach (var (field, file) in sent.Files)
        {
            try
            {
                await files.AddAsync(actor, taskId, field, file.FileName, await UploadedFile.ReadAsync(field, file, cancellation), cancellation);
            }
            catch (InvalidInputException refused)
            {
                // Beside the place where the file was chosen.
                errors.AddRange(refused.Errors.Select(e => e with { Field = field.Contains('/', StringComparison.Ordinal) ? $"{field}/files" : field }));
            }
        }

        return new FormErrors([.. errors]);
    }
}
