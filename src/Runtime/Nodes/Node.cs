using System.Globalization;
using System.Reflection;
using CanBo.Runtime.Work;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Nodes;

/// <summary>This process as one node of the cluster. A restarted host is another node: what the old one had claimed is not its own.</summary>
internal sealed class Node(TimeProvider clock, IOptions<WorkOptions> options)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>Machine and process.</summary>
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>The build that runs.</summary>
    public string Build { get; } = typeof(Node).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>False for a host that serves pages only.</summary>
    public bool Works => options.Value.Enabled;
}
