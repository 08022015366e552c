using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Requests;

/// <summary>
/// Makes the connections of requests, and none into the organisation's own network: the address is judged after the name is resolved and is the one that is connected to, so that a name that
/// answers otherwise the second time gains nothing.
/// </summary>
internal sealed class AddressGuard(IOptions<RequestOptions> options)
{
    private static readonly IPNetwork[] Own =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",

            // What carries another address inside: a tunnel or a translation could lead anywhere.
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private readonly IPNetwork[] _allowed = [.. options.Value.AllowedNetworks.Select(network => IPNetwork.Parse(network))];

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="ForbiddenAddressException">Every address of the host is one of the organisation's own.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellation);
        var good = found.Where(MayBeAsked).ToArray();
        if (good.Length == 0 && found.Length > 0)
            throw new ForbiddenAddressException($"'{host}' is an address of this machine or of a private network, which procedures may not ask. An administrator can list it in HttpRequests:AllowedNetworks.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(good, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether procedures may connect to an address.</summary>
    public bool MayBeAsked(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(_allowed, network => network.Contains(plain)) || !Array.Exists(Own, network => network.Contains(plain));
    }
}

/// <summary>Procedures may not connect there.</summary>
internal sealed class ForbiddenAddressException(string message) : Exception(message);
