using System.Diagnostics;

namespace CanBo.Host.Tests.Commands;

/// <summary>What a verb printed and how it ended: the built host in a process of its own, as an operator runs it.</summary>
internal sealed record VerbRun(int Code, string Output, string Errors)
{
    public static async Task<VerbRun> StartAsync(string folder, IReadOnlyList<(string Key, string Value)> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment["CANBO__Links__Key"] = Convert.ToBase64String(new byte[32]);
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new VerbRun(process.ExitCode, await output, await errors);
    }
}
