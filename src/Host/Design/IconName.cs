namespace CanBo.Host.Design;

/// <summary>The icons: 20 px grid, drawn as lines, always beside a word.</summary>
public enum IconName
{
    Clock,
    Check,
    Pen,
    Back,
    File,
    Remove,
    Upload,
    Download,
    Print,
    Mail,
    Info,
    Error,
    Warning,
    Lock,
    Minus,
    External,
    Down,
    Up,
    Flag,
    Institution,
}
