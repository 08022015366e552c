using CanBo.Activities.Texts;

namespace CanBo.Activities.Access;

/// <summary>
/// The act needs the actor's own password or PIN. Pages ask for the PIN and send the same form again; the API answers 403 with code <c>pin_needed</c>.
/// </summary>
public sealed class StepUpNeededException()
    : NotAllowedException(Sentence.Of("Việc này cần mã PIN hoặc mật khẩu riêng. Đăng nhập bằng mật khẩu, hoặc nhập mã PIN rồi làm lại."), "pin_needed");
