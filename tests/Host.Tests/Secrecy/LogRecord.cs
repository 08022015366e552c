using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>One change of a row in the write-ahead log, as pg_waldump prints it.</summary>
/// <param name="Length">Bytes of the record with its page images.</param>
/// <param name="Transaction">Who wrote it.</param>
/// <param name="Old">The row's place before; null for a new row.</param>
/// <param name="New">Its place afterwards.</param>
internal sealed partial record LogRecord(int Length, long Transaction, (int Block, int Offset)? Old, (int Block, int Offset) New)
{
    public static async Task<List<LogRecord>> ReadAsync(string folder, string relation, string from, string to)
    {
        var tool = Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", "pg_waldump")).Where(File.Exists).Order(StringComparer.Ordinal).Last();
        using var dump = Process.Start(new ProcessStartInfo(tool, ["--path", folder, "--start", from, "--end", to, "--rmgr", "Heap", "--relation", relation]) { RedirectStandardOutput = true })!;
        var records = (await dump.StandardOutput.ReadToEndAsync()).Split('\n').Select(Parse).OfType<LogRecord>().ToList();
        await dump.WaitForExitAsync();
        records.ShouldNotBeEmpty();
        return records;
    }

    private static LogRecord? Parse(string line)
    {
        var blocks = Block().Matches(line).Select(m => Number(m, 1)).ToList();
        var length = Total().Match(line);
        if (blocks.Count == 0 || !length.Success)
            return null;
        var transaction = long.Parse(length.Groups[2].Value, CultureInfo.InvariantCulture);
        var size = Number(length, 1);
        if (Update().Match(line) is { Success: true } update)
            return new LogRecord(size, transaction, (blocks[^1], Number(update, 1)), (blocks[0], Number(update, 2)));
        return Insert().Match(line) is { Success: true } insert ? new LogRecord(size, transaction, null, (blocks[0], Number(insert, 1))) : null;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"blkref #\d+: rel \S+ (?:fork \w+ )?blk (\d+)")]
    private static partial Regex Block();

    [GeneratedRegex(@"len \(rec/tot\):\s*\d+/\s*(\d+), tx:\s*(\d+)")]
    private static partial Regex Total();

    // Of version 16 and later, and of those before.
    [GeneratedRegex(@"UPDATE (?:old_xmax: \d+, old_off: |off )(\d+)\D.*?new(?:_xmax: \d+, new_off:| off) (\d+)")]
    private static partial Regex Update();

    [GeneratedRegex(@"INSERT(?:\+INIT)? off:? (\d+)")]
    private static partial Regex Insert();
}
