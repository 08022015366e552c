using CanBo.Activities.Meetings;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.Meetings;

/// <summary>Names of states, to be said by the localizer.</summary>
internal static class MeetingWords
{
    public static string Of(Presence presence) => presence switch
    {
        Presence.Present => Sentence.Key("Có mặt"),
        Presence.AbsentWithLeave => Sentence.Key("Vắng có lý do"),
        _ => Sentence.Key("Vắng không lý do"),
    };

    public static string Of(MeetingStatus status) => status switch
    {
        MeetingStatus.Planned => Sentence.Key("Chưa thông qua biên bản"),
        MeetingStatus.Adopted => Sentence.Key("Đã thông qua biên bản"),
        _ => Sentence.Key("Không họp"),
    };
}
