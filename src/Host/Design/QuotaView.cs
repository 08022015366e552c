namespace CanBo.Host.Design;

/// <summary>How many seats there are, who has them, and how that was reckoned; words in the reader's language.</summary>
/// <param name="Say">The sentence on top: "Còn 4 chỗ Xuất sắc cho 6 người được đề xuất".</param>
/// <param name="Seats">Seats in all.</param>
/// <param name="Taken">Taken by signed decisions.</param>
/// <param name="Chosen">Chosen on this page, not yet signed; may be more than are free.</param>
/// <param name="Reckoning">Base, rate and sum, a line each: "20 % của 36 là 7,2": "tối đa 7".</param>
/// <param name="Rule">The rule in a sentence.</param>
public sealed record QuotaView(string Say, int Seats, int Taken, int Chosen, IReadOnlyList<Fact> Reckoning, string? Rule = null)
{
    /// <summary>Chosen and inside.</summary>
    public int Inside => Math.Clamp(Seats - Taken, 0, Chosen);

    /// <summary>Beyond the seats, signed or chosen.</summary>
    public int Over => Math.Max(0, Taken + Chosen - Seats);

    /// <summary>Still free.</summary>
    public int Free => Math.Max(0, Seats - Taken - Chosen);
}
