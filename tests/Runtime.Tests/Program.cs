using CanBo.Runtime.Tests.Faults;

return args is ["crash-child", var kind, var connectionString, var version] ? await CrashChild.RunAsync(kind, connectionString, version) : 2;
