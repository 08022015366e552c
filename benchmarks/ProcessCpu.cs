using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace CanBo.Benchmarks;

/// <summary>How much processor a process, or PostgreSQL with all its sessions, has used. Linux only: it reads <c>/proc</c>.</summary>
internal static class ProcessCpu
{
    private const double TicksPerSecond = 100;

    /// <summary>Of one process that runs.</summary>
    public static TimeSpan Of(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>Of everything that runs on the machine, all cores together.</summary>
    public static TimeSpan OfMachine()
    {
        // cpu user nice system idle iowait irq softirq steal
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(f => long.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return TimeSpan.FromSeconds((fields[0] + fields[1] + fields[2] + fields[5] + fields[6]) / TicksPerSecond);
    }

    /// <summary>The process that all sessions of a server on this machine descend from.</summary>
    public static async Task<int> PostmasterAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return Stat(connection.ProcessID) is { } session
            ? session.Parent
            : throw new InvalidOperationException("PostgreSQL does not run on this machine: its processor time cannot be read.");
    }

    /// <summary>The server's processes together, those that ended included.</summary>
    public static TimeSpan OfServer(int postmaster)
    {
        var ticks = Stat(postmaster) is { } own ? own.Ticks + own.TicksOfEnded : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Stat(id) is { } stat && stat.Parent == postmaster)
                ticks += stat.Ticks;
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    // The name stands in brackets and may hold anything; what is counted comes after it: state, parent, ... utime (14th field), stime, cutime, cstime.
    private static (int Parent, long Ticks, long TicksOfEnded)? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Number(int field) => long.Parse(fields[field - 3], CultureInfo.InvariantCulture);
            return ((int)Number(4), Number(14) + Number(15), Number(16) + Number(17));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
