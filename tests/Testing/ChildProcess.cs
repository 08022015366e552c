using System.Diagnostics;
using System.Text;

namespace CanBo.Testing;

/// <summary>
/// A program beside the test that says when it is ready and ends by itself when its standard input closes, so that it
/// does not outlive a test process that was killed.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly SemaphoreSlim _writing = new(1);

    private ChildProcess(Process process) => _process = process;

    public StreamReader Output => _process.StandardOutput;

    public static ChildProcess Start(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        var child = new ChildProcess(new Process { StartInfo = start });
        child._process.ErrorDataReceived += (_, line) => child.Complain(line.Data);
        child._process.Start();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Reads the first line, which must start with <paramref name="word"/>, and returns what follows it.</summary>
    public async Task<string> ReadyAsync(string word, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        var line = await Output.ReadLineAsync(timeout.Token);
        if (line is not null && line.StartsWith(word + " ", StringComparison.Ordinal))
            return line[(word.Length + 1)..];

        await _process.WaitForExitAsync(timeout.Token);
        throw new InvalidOperationException($"{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)} did not start: {line} {Errors}");
    }

    public async Task WriteLineAsync(string line)
    {
        await _writing.WaitAsync();
        try
        {
            await _process.StandardInput.WriteAsync(line + "\n");
            await _process.StandardInput.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Asks the program to end; its output can still be read to the end.</summary>
    public void CloseInput()
    {
        if (!_process.HasExited)
            _process.StandardInput.Close();
    }

    /// <summary>Closes the program's standard input and waits until it has cleaned up.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
                Kill();
        }

        _process.Dispose();
        _writing.Dispose();
    }

    private string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    private void Complain(string? line)
    {
        lock (_errors)
            _errors.AppendLine(line);
    }
}
