using CanBo.Activities.Tasks.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CanBo.Host.Api;

/// <summary>Sends a stored file: always to be saved, never to be opened inside the site, whatever is in it.</summary>
internal static class FileDownload
{
    public static FileContentHttpResult Of(FileContent file, HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-cache";
        // A name makes it an attachment; the header carries it in UTF-8 too.
        return TypedResults.File(file.Bytes, file.ContentType, file.Name, entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""));
    }
}
