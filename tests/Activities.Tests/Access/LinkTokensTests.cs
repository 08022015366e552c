using CanBo.Activities.Access;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Tests.Access;

public sealed class LinkTokensTests
{
    private static readonly Guid Link = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff");
    private readonly LinkTokens _tokens = With(1);

    [Fact]
    public void A_token_names_its_link() => _tokens.Read(_tokens.TokenOf(Link)).ShouldBe(Link);

    [Fact]
    public void A_token_is_64_characters_that_need_no_escaping_in_an_address() =>
        _tokens.TokenOf(Link).ShouldMatch("^[A-Za-z0-9_-]{64}$");

    [Fact]
    public void Changing_any_character_makes_a_token_worthless()
    {
        var token = _tokens.TokenOf(Link);

        var changed = Enumerable.Range(0, token.Length).Select(i => token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..]);

        changed.ShouldAllBe(forged => _tokens.Read(forged) == null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("../../etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộ")]
    public void What_was_not_made_here_names_nothing(string token) => _tokens.Read(token).ShouldBeNull();

    [Fact]
    public void Another_installation_makes_other_tokens_and_codes()
    {
        var other = With(2);

        other.Read(_tokens.TokenOf(Link)).ShouldBeNull();
        other.CodeOf(Link).ShouldNotBe(_tokens.CodeOf(Link));
    }

    [Fact]
    public void A_code_is_found_however_it_is_typed()
    {
        var code = _tokens.CodeOf(Link);

        code.ShouldMatch("^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$");
        _tokens.HashOfCode(code.ToLowerInvariant().Replace('-', ' ')).ShouldBe(_tokens.HashOfCode(code));
        _tokens.HashOfCode("K7QM-2FXD").ShouldBeNull();
    }

    [Fact]
    public void The_stored_hash_of_a_code_tells_nothing_without_the_secret() =>
        With(2).HashOfCode(_tokens.CodeOf(Link)).ShouldNotBe(_tokens.HashOfCode(_tokens.CodeOf(Link)));

    [Theory]
    [InlineData("/", true)]
    [InlineData("/tasks/1?x=2", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("/a\r\nSet-Cookie: x", false)]
    public void Only_paths_of_this_site_are_local(string? path, bool isLocal) => Links.IsLocal(path).ShouldBe(isLocal);

    private static LinkTokens With(byte secret) => new(
        Options.Create(new SignedLinkOptions { Key = Convert.ToBase64String(Enumerable.Repeat(secret, 32).ToArray()) }),
        Options.Create(new SiteOptions { Address = "https://danhgia.example/" }));
}
