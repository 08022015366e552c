namespace CanBo.Runtime.Stimuli;

/// <summary>An instance's early stimuli while a step works on it.</summary>
/// <param name="kept">How many waited when it was read.</param>
internal sealed class EarlyInStep(int kept)
{
    /// <summary>How many waited when it was read.</summary>
    public int WereKept { get; } = kept;

    /// <summary>How many wait now.</summary>
    public int Kept { get; private set; } = kept;

    /// <summary>Ids of those that moved the instance in this step.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>Ids of those whose instance ended in this step.</summary>
    public List<string> GivenUp { get; } = [];

    public bool IsTouched => Kept != WereKept || Taken.Count + GivenUp.Count > 0;

    public void Keep() => Kept++;

    /// <summary>It came in this very step.</summary>
    public void TakeAtOnce(string id) => Taken.Add(id);

    public void Take(string id)
    {
        Taken.Add(id);
        Kept--;
    }

    public void GiveUp(string id)
    {
        GivenUp.Add(id);
        Kept--;
    }
}
