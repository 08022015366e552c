using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions;

/// <summary>One run of a script: what it may see, what it has used, and whether it has ended early.</summary>
internal ref struct Evaluation(IExpressionScope scope, EvaluationLimits limits, int locals)
{
    private int _steps;
    private long _size;

    /// <summary>What an evaluation failed with, by offset in the text.</summary>
    public sealed record Failed(ScriptErrorCode Code, string Message, int Position, string? Subject);

    /// <summary>Values of names that the script declared.</summary>
    public readonly Value[] Locals { get; } = locals == 0 ? [] : new Value[locals];

    /// <summary>Set by <c>return</c>; cleared at the end of its function.</summary>
    public bool HasReturned { get; set; }

    /// <summary>What a script that acts has set so far; null when nothing.</summary>
    public List<ScriptAssignment>? Assignments { get; private set; }

    public readonly IExpressionScope Scope => scope;

    public readonly EvaluationLimits Limits => limits;

    public Failed? Failure { get; private set; }

    /// <summary>Set by <c>?.</c> on null or undefined; cleared at the end of its chain.</summary>
    public bool ChainBroken { get; set; }

    /// <summary>True when the caller must return at once, whatever it has.</summary>
    public readonly bool Stopped => ChainBroken || Failure is not null;

    /// <summary>Counts one step; false when there are none left.</summary>
    public bool Step(int position)
    {
        if (++_steps <= limits.MaxSteps)
            return true;
        Fail(ScriptErrorCode.StepLimit, $"The expression needs more than {limits.MaxSteps} steps. Make it shorter, or split it over several activities.", position);
        return false;
    }

    /// <summary>Counts characters, elements or properties before they are made, compared or read as a number; false when there is no room.</summary>
    public bool Charge(long amount, int position)
    {
        _size += amount;
        if (_size <= limits.MaxSize)
            return true;
        Fail(ScriptErrorCode.SizeLimit, $"The expression handles more than {limits.MaxSize} characters and elements. Use smaller values.", position);
        return false;
    }

    /// <summary>Sets a variable or the outcomes; what is read later in the same script sees it.</summary>
    public void Assign(ScriptTarget target, Value value, int position)
    {
        if (Failure is not null)
            return;
        var name = "";
        if (target.Kind != ScriptTargetKind.Outcomes)
        {
            foreach (var candidate in target.Names)
            {
                if (name.Length == 0 && scope.TryGetVariable(candidate, out _))
                    name = candidate;
            }

            if (name.Length == 0)
            {
                Fail(ScriptErrorCode.UnknownVariable, $"There is no variable \"{target.Name}\" here. Declare it, or mend the name.", position, target.Name);
                return;
            }
        }

        (Assignments ??= []).Add(new ScriptAssignment(name, value));
    }

    /// <summary>A variable as the script has set it before.</summary>
    public readonly bool TryGetAssigned(string name, out Value value)
    {
        value = default;
        var place = Assignments?.FindLastIndex(assigned => assigned.Name == name) ?? -1;
        if (place < 0)
            return false;
        value = Assignments![place].Value;
        return true;
    }

    /// <summary>Ends the run with an error; the first one stays. Returns undefined, for the caller to return.</summary>
    public Value Fail(ScriptErrorCode code, string message, int position, string? subject = null)
    {
        Failure ??= new(code, message, position, subject);
        return default;
    }
}
