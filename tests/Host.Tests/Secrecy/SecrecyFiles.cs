using System.Globalization;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>The commune of <see cref="SecrecySite"/> and its two procedures.</summary>
internal static class SecrecyFiles
{
    public const string Units = "code,name,parentCode,kind,deciderUnitCode,email\r\nX,Đảng ủy xã Sơn Lĩnh,,agency,,\r\nBTV,Ban Chấp hành Đảng bộ xã Sơn Lĩnh,X,collective,,\r\nP1,Phòng Kinh tế,X,agency,X,\r\nP2,Trung tâm Dịch vụ,X,agency,X,\r\n";

    public const string Voting = """
        {"definitionId":"secret-votes","name":"Bỏ phiếu kín","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"start":"vote",
        "activities":[
          {"id":"vote","type":"CanBo.Vote","version":1,
           "method":{"typeName":"String","expression":{"type":"Literal","value":"secret"}},
           "options":{"typeName":"String","expression":{"type":"Literal","value":"plurality"}},
           "base":{"typeName":"String","expression":{"type":"Literal","value":"total"}}},
          {"id":"end","type":"Elsa.Finish","version":1}],
        "connections":[
          {"source":{"activity":"vote","port":"Tie"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"NoQuorum"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"XS"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"TOT"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"HT"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"KHT"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"NoMajority"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"vote","port":"Overdue"},"target":{"activity":"end","port":"In"}}]}}
        """;

    public const string Asking = """
        {"definitionId":"secret-opinions","name":"Ý kiến ẩn danh","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"start":"ask",
        "activities":[
          {"id":"ask","type":"CanBo.Opinion","version":1,"metadata":{"displayText":"Ý kiến của cấp dưới"},
           "from":{"typeName":"String","expression":{"type":"Literal","value":"Subordinates"}},
           "form":{"typeName":"String","expression":{"type":"Literal","value":"remark-subordinates"}},
           "names":{"typeName":"String","expression":{"type":"Literal","value":"anonymous"}},
           "mode":{"typeName":"String","expression":{"type":"Literal","value":"all"}},
           "windowDays":{"typeName":"Int32","expression":{"type":"Literal","value":5}}},
          {"id":"hold","type":"CanBo.Deadline","version":1,"workingDays":{"typeName":"Int32","expression":{"type":"Literal","value":40}}},
          {"id":"end","type":"Elsa.Finish","version":1}],
        "connections":[
          {"source":{"activity":"ask","port":"Submitted"},"target":{"activity":"hold","port":"In"}},
          {"source":{"activity":"ask","port":"Overdue"},"target":{"activity":"hold","port":"In"}},
          {"source":{"activity":"ask","port":"NoParticipant"},"target":{"activity":"hold","port":"In"}},
          {"source":{"activity":"ask","port":"NotRequired"},"target":{"activity":"hold","port":"In"}},
          {"source":{"activity":"hold","port":"Passed"},"target":{"activity":"end","port":"In"}}]}}
        """;

    public static string Memberships(int people) => string.Join("\r\n",
    [
        "personCode,unitCode,role,rank,from,to",
        "M0001,X,head,,,",
        .. Enumerable.Range(1, people).Select(n => string.Create(CultureInfo.InvariantCulture, $"M{n:0000},BTV,{(n == 1 ? "head" : n == 2 ? "secretary" : "member")},,,")),
        "",
    ]);

    public static string People(int people) => string.Join("\r\n",
    [
        "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom",
        .. Group("M", people, "X", "Ủy viên", "Lãnh đạo xã", ""),
        "N1,Cao Thị Bích Ngọc,n1@sonlinh.example,,P1,Trưởng phòng,Trưởng phòng,M0001,full,,,2021-03-01",
        "B1,Đinh Thế Anh,b1@sonlinh.example,,P1,Phó Trưởng phòng,Phó phòng,N1,full,,,2021-03-01",
        "B2,Lã Thị Hồng,b2@sonlinh.example,,P1,Phó Trưởng phòng,Phó phòng,N1,full,,,2021-03-01",
        .. Group("S", people, "P2", "Viên chức", "Viên chức", "B1"),
        .. Group("T", SecrecySite.Least, "P2", "Viên chức", "Viên chức", "B2"),
        "",
    ]);

    private static IEnumerable<string> Group(string prefix, int count, string unit, string post, string group, string superior) => Enumerable.Range(1, count).Select(n => string.Create(
        CultureInfo.InvariantCulture, $"{prefix}{n:0000},Người {prefix}{n:0000},{prefix}{n:0000}@sonlinh.example,,{unit},{post},{group},{superior},full,,,2021-03-01"));
}
