using System.Globalization;
using CanBo.Runtime.Stepping;
using Microsoft.Data.Sqlite;

namespace CanBo.Runtime.Storage;

/// <summary>The writer's connection with its prepared commands; each text is prepared once.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    public SqliteConnection Connection => connection;

    public int Execute(Statement statement, SqliteTransaction? transaction) => Bind(statement, transaction).ExecuteNonQuery();

    public List<T> Query<T>(Statement statement, SqliteTransaction? transaction, Func<SqlRow, T> read)
    {
        using var reader = Bind(statement, transaction).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(new SqlRow(reader, StorageProvider.Sqlite)));
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Bind(Statement statement, SqliteTransaction? transaction)
    {
        if (!_commands.TryGetValue(statement.Sql, out var command))
            _commands.Add(statement.Sql, command = Prepare(statement));

        command.Transaction = transaction;
        for (var i = 0; i < statement.Values.Length; i++)
            command.Parameters[i].Value = statement.Values[i] is DateTimeOffset instant ? instant.ToUnixTimeMilliseconds() : statement.Values[i];
        return command;
    }

    private SqliteCommand Prepare(Statement statement)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this assembly.
        command.CommandText = statement.Sql;
#pragma warning restore CA2100
        for (var i = 1; i <= statement.Values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
