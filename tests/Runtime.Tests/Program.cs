using System.Globalization;
using CanBo.Runtime.Tests.Faults;
using CanBo.Runtime.Tests.Faults.Torture;
using CanBo.Runtime.Tests.Histories;

switch (args)
{
    case ["crash-child", var kind, var connectionString, var version]:
        return await CrashChild.RunAsync(kind, connectionString, version);
    case ["torture-node", var connectionString, var version, var letters]:
        return await TortureNode.RunAsync(connectionString, version, letters);
    case ["record-histories", var folder]:
        return await HistoryRecorder.RunAsync(folder);
    case ["torture", .. var rest]:
        var options = rest.Select(a => a.Split('=', 2)).ToDictionary(p => p[0], p => double.Parse(p[1], CultureInfo.InvariantCulture));
        double Of(string name, double otherwise) => options.GetValueOrDefault(name, otherwise);
        var report = await new TortureRun(new TortureOptions(
            TimeSpan.FromSeconds(Of("seconds", 600)), Of("cases", 200), TimeSpan.FromSeconds(Of("every", 20)), TimeSpan.FromSeconds(Of("patience", 120)), (int)Of("seed", 1))).RunAsync();
        Console.WriteLine(report);
        return report.Findings.IsGood ? 0 : 1;
    default:
        Console.Error.WriteLine("usage: torture [seconds=600] [cases=200] [every=20] [patience=120] [seed=1]");
        return 2;
}
