#!/usr/bin/env python3
"""1,000 random `days` and `hours`, written in random ways, against a second
reckoning: which slides `check --at` says are closed, and how many a rehearsal
shows on the nights on which summer time begins and ends.
test_hours.py KIOSK [SEED]"""
import datetime, json, pathlib, random, re, subprocess, sys, tempfile, zoneinfo

ROOT = pathlib.Path(__file__).resolve().parents[2]
SLIDES, TOPICS, MOMENTS = 1000, 20, 4
DAY = 24 * 60
ZONES = ["America/Denver", "Europe/Berlin", "Australia/Lord_Howe",
         "Asia/Kolkata"]
UTC = datetime.timezone.utc


def names():
    """The names of the days in each language, from the program's own table."""
    source = (ROOT / "kiosk/deck/day_names.c").read_text()
    table = source[source.index("languages[] = {"):source.index("};")]
    for row in re.findall(r'((?:"[^"]*"\s*)+),', table):
        yield [day.split(",") for day in
               "".join(re.findall(r'"([^"]*)"', row)).split("|")]


LANGUAGES = list(names())


def write_days(dice, days):
    language = dice.choice(LANGUAGES)

    def name(day):  # "so" is Sunday in German, Saturday in Czech
        return dice.choice([n for n in language[day] if n != "so"])

    parts, left = [], sorted(days)
    while left:
        last = left[0]
        while last + 1 in left and dice.random() < 0.7:
            last += 1
        run = [d for d in left if d <= last]
        left = left[len(run):]
        dash = dice.choice(["-", " - ", "–", " to ", " bis ", " a "])
        parts.append(name(run[0]) if len(run) == 1
                     else name(run[0]) + dash + name(run[-1]))
    dice.shuffle(parts)
    text = dice.choice([", ", "; ", " & ", " and "]).join(parts)
    return dice.choice([text, text.upper()]) if text.isascii() else text


def write_time(dice, minute, padded):
    hour, rest = divmod(minute, 60)
    ways = [f"{hour:02}:{rest:02}", f"{hour:02}.{rest:02}",
            f"{hour}h{rest:02}"]
    if not padded and hour >= 7:
        ways.append(f"{hour}:{rest:02}")
    if minute < DAY:
        half = "am" if hour < 12 else dice.choice(["pm", "p.m.", "PM"])
        ways.append(f"{(hour + 11) % 12 + 1}:{rest:02} {half}")
        if rest == 0:
            ways.append(f"{(hour + 11) % 12 + 1} {half}")
    return dice.choice(ways)


def write_hours(dice, spans):
    parts = []
    for start, end in spans:
        over = end > DAY
        dash = dice.choice(["-", " - ", "–", " to ", " until "])
        parts.append(write_time(dice, start, over) + dash +
                     write_time(dice, end - DAY if over else end, over))
    dice.shuffle(parts)
    return dice.choice([", ", "; ", " and "]).join(parts)


def throw(dice):
    """Days (or None) and spans (or None)."""
    days = spans = None
    if dice.random() < 0.6:
        days = set(dice.sample(range(7), dice.randint(1, 6)))
    if dice.random() < 0.7:
        step = dice.choice([1, 15, 60])
        points = sorted(dice.sample(range(0, DAY + 1, step),
                                    2 * dice.randint(1, 3)))
        spans = list(zip(points[::2], points[1::2]))
        if dice.random() < 0.3 and spans[-1][0] < DAY:
            spans[-1] = (spans[-1][0],
                         DAY + dice.randint(1, max(1, points[0])))
            if spans[-1][1] - spans[-1][0] >= DAY:
                spans[-1] = (spans[-1][0], spans[-1][0] + DAY - 1)
    return days, spans


def keys(dice, days, spans):
    lines = []
    if days:
        lines.append("days: " + write_days(dice, days))
    if spans:
        lines.append("hours: " + write_hours(dice, spans))
    return dice.sample(lines, len(lines))


def is_open(days, spans, when):
    """WHEN is a local datetime."""
    for start, end in spans or [(0, DAY)]:
        for back in (0, 1):
            minute = when.hour * 60 + when.minute + back * DAY
            begun = (when.weekday() - back) % 7
            if start <= minute < end and (not days or begun in days):
                return True
    return False


def make(dice, deck, count):
    """Writes COUNT slides; returns {path: (days, spans)}."""
    deck.mkdir()
    (deck / "deck.txt").write_text("title: Hours\nlanguages: en\n")
    hours = {}
    for t in range(TOPICS):
        folder = deck / f"{t + 1}-t{t}"
        folder.mkdir()
        common = throw(dice) if t % 2 else (None, None)
        (folder / "topic.txt").write_text("\n".join(
            [f"title: T{t}", "kind: about", *keys(dice, *common)]) + "\n")
        for s in range(count // TOPICS):
            own = throw(dice)
            path = folder / f"{s + 1}-s{s}.md"
            path.write_text("\n".join(
                ["---", *keys(dice, *own), "---", f"# S{s}", "", "Words."]))
            hours[str(path.relative_to(deck))] = (own[0] or common[0],
                                                  own[1] or common[1])
    return hours


def check(kiosk, dice, work):
    deck = work / "all"
    hours = make(dice, deck, SLIDES)
    for _ in range(MOMENTS):
        when = datetime.datetime(2026, 1, 1) + datetime.timedelta(
            minutes=dice.randrange(700 * DAY))
        out = subprocess.run(
            [kiosk, "check", deck, "--at", f"{when:%Y-%m-%d %H:%M}"],
            capture_output=True, text=True).stdout
        errors = [l for l in out.splitlines() if ": error: " in l
                  and "[nothing-to-show]" not in l]
        closed = set(re.findall(rf"^{deck}/(.*):1: .*\[off-hours\]$", out,
                                re.M))
        wanted = {p for p, h in hours.items() if not is_open(*h, when)}
        if errors or closed != wanted:
            print(*errors[:5], sep="\n")
            for path in sorted(closed ^ wanted)[:5]:
                print(when, path, hours[path], (deck / path).read_text())
            sys.exit("the two reckonings differ")
    print(f"{SLIDES} slides at {MOMENTS} moments: the same")


def near_changes(dice, zone):
    """Moments (UTC) in the hours before summer time begins or ends, and
    others."""
    for year in (2026, 2027):
        day = datetime.datetime(year, 1, 1, tzinfo=UTC)
        for _ in range(365):
            later = day + datetime.timedelta(days=1)
            if (day.astimezone(zone).utcoffset() !=
                    later.astimezone(zone).utcoffset()):
                yield day - datetime.timedelta(
                    minutes=dice.randrange(12 * 60))
            day = later
        yield datetime.datetime(year, 6, 1, tzinfo=UTC) + datetime.timedelta(
            minutes=dice.randrange(60 * DAY))


def rehearse(kiosk, dice, work, name):
    zone = zoneinfo.ZoneInfo(name)
    deck = work / name.replace("/", "-")
    hours = make(dice, deck, 10 * TOPICS)
    config = work / "kiosk.txt"
    config.write_text(f"time_zone: {name}\n")
    script, wanted = [], []
    for now in near_changes(dice, zone):
        now = now.replace(second=0)
        local = now.astimezone(zone)
        if local.replace(fold=1).utcoffset() != local.utcoffset():
            continue  # the clock shows this twice
        script.append(f"clock {local:%Y-%m-%d %H:%M}")
        for _ in range(4):
            # A slide of 9 s that has to go does so before the 45th second.
            step = dice.randrange(1, 300) * 60
            script += [f"wait {step + 45}", "state", "wait 15"]
            now += datetime.timedelta(seconds=step)
            wanted.append(now.astimezone(zone))
            now += datetime.timedelta(seconds=60)
    out = subprocess.run(
        [kiosk, "rehearse", "-", deck, "--config", config],
        input="\n".join(script) + "\n", capture_output=True, text=True,
        check=True).stdout
    for line, when in zip(out.splitlines(), wanted, strict=True):
        shown = json.loads(line)["slides"]
        count = sum(is_open(*h, when) for h in hours.values())
        if shown != count:
            sys.exit(f"{name}, {when}: {shown} slides are shown, not {count}")
    print(f"{name}: {len(wanted)} moments, the same")


def main():
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 17
    print("seed", seed)
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        check(sys.argv[1], dice, work)
        for name in ZONES:
            rehearse(sys.argv[1], dice, work, name)


main()
