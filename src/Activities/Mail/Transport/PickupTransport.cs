using System.Globalization;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Mail.Transport;

/// <summary>Writes each mail as an .eml file into <see cref="MailOptions.PickupFolder"/>. A file is whole from the moment it is seen.</summary>
public sealed class PickupTransport(IOptions<MailOptions> options, TimeProvider time) : IMailTransport
{
    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        try
        {
            var mime = MimeWriter.Write(mail, options.Value.Sender, time.GetLocalNow());
            return new SendResult.Accepted(await WriteAsync(mime, cancellation));
        }
        catch (InvalidMailException wrong)
        {
            return new SendResult.PermanentFailure(null, wrong.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new SendResult.TransientFailure(null, $"Mail:PickupFolder cannot be written: {failure.Message}") { ConcernsServer = true };
        }
    }

    private async Task<string> WriteAsync(byte[] mime, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(options.Value.PickupFolder);
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd'T'HHmmss'.'fff}-{Guid.NewGuid():N}");
        var unfinished = Path.Combine(folder, name + ".tmp");
        await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(mime, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, Path.Combine(folder, name + ".eml"));
        return name + ".eml";
    }
}
