namespace CanBo.Runtime.Storage;

/// <summary>A second process wanted the embedded database. The message names the file and says what to do.</summary>
public sealed class DatabaseInUseException : IOException
{
    internal DatabaseInUseException(string database, string lockFile, Exception inner)
        : base(
            $"Cơ sở dữ liệu {database} đang được một tiến trình khác sử dụng (tệp khóa {lockFile}). Hãy dừng tiến trình đó, hoặc dùng PostgreSQL để chạy nhiều máy chủ. "
            + $"The database {database} is in use by another process (lock file {lockFile}). Stop that process, or use PostgreSQL to run several hosts.",
            inner) => Database = database;

    /// <summary>The database file.</summary>
    public string Database { get; }
}
