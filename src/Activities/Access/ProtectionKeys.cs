using System.Xml.Linq;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Access;

/// <summary>Keeps data protection's keys in the database, so that a sign-in on one host is known on every other and survives a restart.</summary>
/// <param name="runner">For changes.</param>
/// <param name="reader">For reading.</param>
/// <param name="clock">System time.</param>
public sealed class ProtectionKeys(StepRunner runner, CanBoReader reader, TimeProvider clock) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = reader.Open();
        return [.. db.Set<ProtectionKey>().OrderBy(k => k.CreatedAt).Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var xml = element.ToString(SaveOptions.DisableFormatting);

        // The framework's interface is synchronous; it is called at the first start and once in ninety days, never with a lock of ours held.
        runner.RunAsync(
            async (step, token) =>
            {
                if (!await step.Db().Set<ProtectionKey>().AnyAsync(k => k.Name == friendlyName, token))
                    step.Db().Add(ProtectionKey.Of(friendlyName, xml, clock.GetUtcNow()));
            },
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
