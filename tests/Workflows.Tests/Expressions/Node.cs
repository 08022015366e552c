using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CanBo.Workflows.Tests.Expressions;

/// <summary>One node process that evaluates many expressions with the corpus' variables, inputs and accessors.</summary>
internal static class Node
{
    private const string Program = """
        const fs = require('fs'), vm = require('vm');
        const { corpus, expressions } = JSON.parse(fs.readFileSync(0, 'utf8'));
        const { variables, inputs } = corpus;
        const context = vm.createContext({});
        vm.runInContext(`var variables = ${JSON.stringify(variables)}, inputs = ${JSON.stringify(inputs)};
          var now = ${JSON.stringify(corpus.now)};
          function getOutputFrom(activity, output) { return (${JSON.stringify(corpus.outputs)})[activity][output ?? 'Result']; }
          function getCorrelationId() { return null; }
          function getVariable(name) { return variables[name]; }
          function getInput(name) { return inputs[name]; }`, context);
        // Inputs last, as Elsa does: their accessors win.
        for (const [bag, names] of [['variables', Object.keys(variables)], ['inputs', Object.keys(inputs)]])
          for (const name of names.filter(n => /^[A-Za-z]\w*$/.test(n)))
            vm.runInContext(`var get${name[0].toUpperCase()}${name.slice(1)} = () => ${bag}[${JSON.stringify(name)}];`, context);
        const encode = v => {
          if (v === undefined) return '{"$":"undefined"}';
          if (typeof v === 'number' && (!Number.isFinite(v) || Object.is(v, -0))) return `{"$":"${Object.is(v, -0) ? '-0' : v}"}`;
          if (typeof v === 'function') return '"a function"';
          if (Array.isArray(v)) return '[' + Array.from(v, encode).join(',') + ']';
          if (v !== null && typeof v === 'object') return '{' + Object.keys(v).sort().map(k => JSON.stringify(k) + ':' + encode(v[k])).join(',') + '}';
          return JSON.stringify(v);
        };
        const answers = expressions.map(text => {
          // By eval, so that what one text declares is not there for the next; a text that returns is a function's body.
          const run = code => encode(vm.runInContext(code, context));
          try {
            try { return run(`eval(${JSON.stringify(text)})`); }
            catch (e) { if (!/Illegal return/.test(e.message)) throw e; return run(`(function () {${text}\n})()`); }
          } catch (e) { return '"' + e.name + '"'; }
        });
        fs.writeFileSync(1, JSON.stringify(answers));
        """;

    /// <summary>The answers in the corpus' form; a thrown error is its name.</summary>
    public static async Task<IReadOnlyList<string>> EvaluateAsync(IEnumerable<string> expressions, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("node", ["-e", Program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var corpus = JsonDocument.Parse(await File.ReadAllBytesAsync(Corpus.FilePath, cancellation)).RootElement;
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(new { corpus, expressions }).AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);

        process.ExitCode.ShouldBe(0, await errors);
        using var answers = JsonDocument.Parse(await output);
        return [.. answers.RootElement.EnumerateArray().Select(a => a.GetString()!)
            .Select(text => Corpus.Encode(JsonDocument.Parse(text).RootElement))];
    }
}
