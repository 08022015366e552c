using CanBo.Activities.Tasks;

namespace CanBo.Host.Api;

/// <summary>A file that was sent, read into memory once its size is known to be small enough.</summary>
internal static class UploadedFile
{
    /// <summary>The content.</summary>
    /// <exception cref="CanBo.Activities.Errors.InvalidInputException">Too large; says how large, and what to do.</exception>
    public static async Task<byte[]> ReadAsync(string field, IFormFile file, CancellationToken cancellation)
    {
        ChangeFiles.RequireSize(field, file.FileName, file.Length);
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
