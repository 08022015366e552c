using System.Globalization;
using System.Security.Cryptography;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Forms.Reading;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks;

/// <summary>
/// Adds files to a task's answer and takes them off while it may still be answered. Content stands in the database under its hash, so hosts
/// stay identical and a backup is one thing.
/// </summary>
/// <param name="steps">The only door to the database.</param>
/// <param name="forms">To see which fields take files.</param>
public sealed class ChangeFiles(StepRunner steps, FormLibrary forms)
{
    /// <summary>The most bytes of one file: 10 MB.</summary>
    public const int MostBytes = FileSniffing.MostBytes;

    /// <summary>The most files of one task.</summary>
    public const int MostFiles = 60;

    /// <summary>Refuses a file that is too large before any of it is read into memory.</summary>
    /// <exception cref="InvalidInputException">More than <see cref="MostBytes"/>; the message says how large it is and what to do.</exception>
    public static void RequireSize(string field, string fileName, long size) => FileSniffing.RequireSize(field, fileName, size);

    /// <summary>Adds a file.</summary>
    /// <param name="actor">Whose task it is.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="field">The field, or <c>score/products/1</c> for evidence of a product.</param>
    /// <param name="fileName">The name as sent.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="InvalidInputException">Too large, empty, of a kind that is not taken, or too many; the field has no files.</exception>
    public Task<Attachment> AddAsync(Actor actor, Guid taskId, string field, string fileName, byte[] bytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        FileSniffing.RequireSize(field, fileName, bytes.Length);
        var file = FileSniffing.Look(field, fileName, bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return steps.RunAsync(
            async (step, token) =>
            {
                var task = await TakeAsync(step, actor, taskId, token);
                var db = step.Db();
                var form = await forms.GetAsync(db, task.FormCode, task.FormVersion, token);
                if (!Takes(form, field))
                    throw new InvalidInputException("field", Sentence.Of("Trường {0} không nhận tệp.", field));
                // The same file sent twice, because the first answer was lost on the way, is there once.
                if (await db.Set<Attachment>().FirstOrDefaultAsync(a => a.TaskId == taskId && a.FieldName == field && a.Hash == hash && a.FileName == file.Name, token) is { } same)
                    return same;
                if (await db.Set<Attachment>().CountAsync(a => a.TaskId == taskId, token) >= MostFiles)
                    throw new InvalidInputException(field, Sentence.Of("Gộp bớt tệp: mỗi việc tối đa {0} tệp.", MostFiles.ToString(CultureInfo.InvariantCulture)));
                await step.LockAsync($"file:{hash}", token);
                if (!await db.Set<AttachmentContent>().AnyAsync(c => c.Hash == hash, token))
                    db.Add(new AttachmentContent { Hash = hash, Bytes = bytes });
                var added = Attachment.Add(Ids.New(step.Now), taskId, field, file, hash, actor.PersonId ?? actor.AccountId ?? Guid.Empty, step.Now);
                db.Add(added);
                return added;
            },
            cancellation);
    }

    /// <summary>Takes a file off; its content goes with the last one that has it.</summary>
    public Task RemoveAsync(Actor actor, Guid taskId, Guid fileId, CancellationToken cancellation) => steps.RunAsync(
        async (step, token) =>
        {
            await TakeAsync(step, actor, taskId, token);
            var file = await step.Db().Set<Attachment>().FirstOrDefaultAsync(a => a.Id == fileId && a.TaskId == taskId, token) ?? throw new NotFoundException();
            await DropAsync(step, [file], token);
        },
        cancellation);

    /// <summary>Takes files off in a step that is under way.</summary>
    internal static async Task DropAsync(StepScope step, IReadOnlyCollection<Attachment> files, CancellationToken cancellation)
    {
        var db = step.Db();
        var ids = files.Select(f => f.Id).ToList();
        foreach (var hash in files.Select(f => f.Hash).Distinct().Order(StringComparer.Ordinal))
        {
            await step.LockAsync($"file:{hash}", cancellation);
            if (!await db.Set<Attachment>().AnyAsync(a => a.Hash == hash && !EF.Parameter(ids).Contains(a.Id), cancellation))
                await db.Set<AttachmentContent>().Where(c => c.Hash == hash).ExecuteDeleteAsync(cancellation);
        }

        db.RemoveRange(files);
    }

    private static async Task<TaskItem> TakeAsync(StepScope step, Actor actor, Guid taskId, CancellationToken cancellation)
    {
        var task = await TaskDoor.TakeOwnAsync(step, actor, taskId, cancellation);
        if (task.Seal != TaskSeal.None)
            throw new RuleBrokenException(Sentence.Of("Ý kiến ẩn danh không kèm tệp: tệp có thể cho biết ai gửi."), code: "sealed_no_files");
        return task.TakesAnswer ? task : throw new RuleBrokenException(Sentence.Of("Đã gửi hoặc không còn cần làm, nên không thêm bớt tệp được nữa."), code: "task_closed");
    }

    private static bool Takes(Form form, string field) => form.Fields.Any(f =>
        (f.Kind == FormFieldKind.Attachment && f.Name == field)
        || (f.Products && field.StartsWith(ProductRows.FilesOf(f, ""), StringComparison.Ordinal) && field.Length <= 120 && field.Count(letter => letter == RawValues.Separator) == 2));
}
