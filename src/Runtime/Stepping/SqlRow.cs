using System.Data.Common;

namespace CanBo.Runtime.Stepping;

/// <summary>The current row of a plain SQL query; hides how the two databases keep instants.</summary>
internal readonly struct SqlRow(DbDataReader reader, StorageProvider provider)
{
    public Guid Guid(int column) => reader.GetGuid(column);

    public string Text(int column) => reader.GetString(column);

    public int Int(int column) => reader.GetInt32(column);

    public long Long(int column) => reader.GetInt64(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public bool IsNull(int column) => reader.IsDBNull(column);

    public DateTimeOffset Instant(int column) => provider == StorageProvider.Sqlite
        ? DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column))
        : reader.GetFieldValue<DateTimeOffset>(column);
}
