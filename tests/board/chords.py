"""What a person with a keyboard would try, in QEMU's names for keys."""

SWITCHES = [("ctrl", "alt", f"f{n}") for n in range(1, 13)] + [
    ("alt", f"f{n}") for n in (1, 2, 3, 4)] + [
    ("alt", "left"), ("alt", "right"), ("print",), ("alt", "print")]

# Magic SysRq: reboot, off, sync, remount, kill, crash, terminate.
SYSRQ = [("alt", "sysrq", key) for key in "bosuikcer"]

RESTARTS = [("ctrl", "alt", "delete")] * 9 + [
    ("power",), ("sleep",), ("ctrl", "alt", "backspace")]

ENDS = [("ctrl", key) for key in "cdzqwx"] + [
    ("ctrl", "backslash"), ("alt", "f4"), ("esc",), ("ctrl", "esc"),
    ("ctrl", "shift", "esc"), ("ctrl", "alt", "t"), ("alt", "tab"),
    ("f11",), ("meta_l",), ("meta_l", "d"), ("meta_l", "l"),
    ("meta_l", "r"), ("meta_l", "tab"), ("menu",), ("shift", "f10"),
    ("pause",), ("ctrl", "pause"), ("scroll_lock",), ("tab",), ("spc",),
    ("ret",), ("left",), ("right",), ("up",), ("down",), ("pgdn",),
    ("home",), ("end",), ("f1",), ("f5",)]

ALL = SWITCHES + SYSRQ + RESTARTS + ENDS

WORDS = [(key,) for key in "secret"] + [("ret",)]
