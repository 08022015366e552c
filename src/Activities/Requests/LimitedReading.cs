namespace CanBo.Activities.Requests;

/// <summary>Reads what another system sends, and no more than we want to hold.</summary>
public static class LimitedReading
{
    /// <summary>All of a stream; null when it is longer than <paramref name="most"/> bytes, whatever a header says of it.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (body.Length + read > most)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
