using System.Net;
using CanBo.Activities.Requests;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Tests.Requests;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:7f00:1::")]
    public void An_address_of_ones_own_is_refused(string address) => Guard().MayBeAsked(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("192.169.0.1")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("::ffff:8.8.8.8")]
    public void An_address_of_the_world_is_not(string address) => Guard().MayBeAsked(IPAddress.Parse(address)).ShouldBeTrue();

    [Fact]
    public void A_network_that_is_listed_may_be_asked_and_its_neighbour_may_not()
    {
        var guard = Guard("10.1.2.0/24");

        guard.MayBeAsked(IPAddress.Parse("10.1.2.3")).ShouldBeTrue();
        guard.MayBeAsked(IPAddress.Parse("::ffff:10.1.2.3")).ShouldBeTrue();
        guard.MayBeAsked(IPAddress.Parse("10.1.3.3")).ShouldBeFalse();
    }

    private static AddressGuard Guard(params string[] allowed)
    {
        var options = new RequestOptions();
        foreach (var network in allowed)
            options.AllowedNetworks.Add(network);
        return new AddressGuard(Options.Create(options));
    }
}
