using CanBo.Activities.Texts;

namespace CanBo.Activities.Access;

/// <summary>What a PIN must be: long enough that five tries a quarter of an hour get nowhere, and not the first thing to try.</summary>
internal static class PinRules
{
    /// <summary>What is wrong with it, or null.</summary>
    public static Sentence? Find(string pin)
    {
        if (pin.Length is < 6 or > 12 || !pin.All(char.IsAsciiDigit))
            return Sentence.Of("Mã PIN gồm 6 đến 12 chữ số.");
        return IsEasy(pin) ? Sentence.Of("Mã PIN này dễ đoán. Tránh dãy liền nhau, lặp lại một số, hoặc lặp một nhóm số.") : null;
    }

    private static bool IsEasy(string pin)
    {
        var steps = pin.Zip(pin[1..], (a, b) => b - a).Distinct().ToList();
        return steps is [-1 or 0 or 1]
            || pin.Distinct().Count() < 3
            || (pin.Length % 2 == 0 && pin[..(pin.Length / 2)] == pin[(pin.Length / 2)..]);
    }
}
