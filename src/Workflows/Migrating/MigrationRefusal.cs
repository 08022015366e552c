namespace CanBo.Workflows.Migrating;

/// <summary>Why a case cannot go on under another version.</summary>
/// <param name="Code">The kind of reason.</param>
/// <param name="NodeId">Id of the activity it is about; empty when it is about the whole case.</param>
/// <param name="Title">What the designer calls that activity; empty when it is about the whole case.</param>
/// <param name="Message">The reason in a sentence that names the activity.</param>
public sealed record MigrationRefusal(MigrationRefusalCode Code, string NodeId, string Title, Bilingual Message)
{
    internal static MigrationRefusal Of(MigrationRefusalCode code, string nodeId, string title) => new(code, nodeId, title, code switch
    {
        MigrationRefusalCode.AlreadyOver => new(
            "Hồ sơ đã kết thúc, không còn gì để chuyển.",
            "The case is over; there is nothing left to move."),
        MigrationRefusalCode.StepGone => new(
            $"Bước “{title}” đang mở, mà phiên bản kia không có bước này. Việc đang chờ ở đó sẽ mất chỗ.",
            $"The step '{title}' is open, and the other version does not have it. What waits there would have nowhere to go."),
        MigrationRefusalCode.StepReplaced => new(
            $"Bước “{title}” đang mở, mà ở phiên bản kia là loại bước khác. Điều đã làm ở đó không chuyển sang được.",
            $"The step '{title}' is open, and in the other version it is an activity of another kind. What was done there cannot be carried over."),
        MigrationRefusalCode.StepMoved => new(
            $"Bước “{title}” đang mở, mà ở phiên bản kia nằm trong một nhóm bước khác.",
            $"The step '{title}' is open, and in the other version it stands in another group of steps."),
        MigrationRefusalCode.BranchLost => new(
            $"Một nhánh đã đến “{title}” và đang đợi các nhánh khác; phiên bản kia không còn đường ấy, nên nhánh này sẽ mất.",
            $"A branch has come to '{title}' and waits for the others; the other version does not have that way, so the branch would be lost."),
        MigrationRefusalCode.Stranded => new(
            $"Ở phiên bản kia không có đường nào từ đầu đến bước đang mở “{title}”, nên xong bước này sẽ không đi tiếp được.",
            $"In the other version no way leads from the start to the open step '{title}', so nothing would follow it."),
        MigrationRefusalCode.NothingWouldMove => new(
            $"Ở phiên bản kia, “{title}” không còn phải đợi ai, nhưng cũng không còn ai đến để mở nó.",
            $"In the other version '{title}' waits for nobody any more, but nobody would come to set it going either."),
        MigrationRefusalCode.JoinWouldNotRun => new(
            $"Ở phiên bản kia, “{title}” đợi đủ mọi nhánh, trong đó có nhánh mà hồ sơ này đã đi qua chỗ rẽ; nó sẽ không bao giờ mở.",
            $"In the other version '{title}' waits for every branch, one of which this case has already passed the beginning of; it would never begin."),
        MigrationRefusalCode.PassedAgain => new(
            $"Ở phiên bản kia, bước “{title}” đứng sau chỗ hồ sơ đang ở, mà bước này đã làm xong. Chuyển sẽ mở lại điều đã ký.",
            $"In the other version the step '{title}' comes after where the case stands, and it is already done. Moving would reopen what was signed."),
        MigrationRefusalCode.DecidedAgain => new(
            $"Hồ sơ đã có quyết định, mà phiên bản kia còn bước quyết định mới “{title}” ở phía trước.",
            $"The case is already decided, and the other version has a new decision, '{title}', ahead of it."),
        MigrationRefusalCode.VariableUnfit => new(
            $"Giá trị đang giữ của biến “{title}” không hợp với kiểu ở phiên bản kia.",
            $"The value kept in the variable '{title}' does not fit its type in the other version."),
        MigrationRefusalCode.EndsUndecided => new(
            "Từ chỗ hồ sơ đang ở, phiên bản kia có thể đi đến hết mà chưa quyết định mức xếp loại.",
            "From where the case stands, the other version can come to its end without a decision."),
        MigrationRefusalCode.NoDecisionLeft => new(
            "Từ chỗ hồ sơ đang ở, phiên bản kia không còn bước quyết định nào ở phía trước.",
            "From where the case stands, the other version has no decision ahead any more."),
        MigrationRefusalCode.NoWayToAnEnd => new(
            "Từ chỗ hồ sơ đang ở, phiên bản kia không có đường nào đến kết thúc.",
            "From where the case stands, the other version has no way to an end."),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No such reason."),
    });
}

/// <summary>Kinds of reasons. Stored by name: released names never change.</summary>
public enum MigrationRefusalCode
{
    /// <summary>Nothing can happen to it any more.</summary>
    AlreadyOver,

    /// <summary>An open step is missing.</summary>
    StepGone,

    /// <summary>An open step is another type, or another version of its type.</summary>
    StepReplaced,

    /// <summary>An open step stands in another container.</summary>
    StepMoved,

    /// <summary>A connection on which a branch has come to a join is missing.</summary>
    BranchLost,

    /// <summary>No path from the start reaches an open step.</summary>
    Stranded,

    /// <summary>A join would have everything it waits for, and nothing would come any more to set it going.</summary>
    NothingWouldMove,

    /// <summary>A join for all branches would wait for one that is behind the case.</summary>
    JoinWouldNotRun,

    /// <summary>A step that is done would come again.</summary>
    PassedAgain,

    /// <summary>A decided case would come to another decision.</summary>
    DecidedAgain,

    /// <summary>A variable's value has no place in its new type.</summary>
    VariableUnfit,

    /// <summary>The case can come to its end undecided, which the new version by itself cannot.</summary>
    EndsUndecided,

    /// <summary>No run leads to a decision.</summary>
    NoDecisionLeft,

    /// <summary>No run leads to an end.</summary>
    NoWayToAnEnd,
}
