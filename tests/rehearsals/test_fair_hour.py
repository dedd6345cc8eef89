#!/usr/bin/env python3
"""Two hours of every deck here, sampled once a second: in each language, and for
each treatment the screen time of the risks is 0.8 to 1.25 times that of the
benefits, no treatment has more than twice the time of another, and two benefits
never follow each other. Languages in which something is written have as much time
as each other, within a round.  test_fair_hour.py KIOSK"""
import collections, json, pathlib, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
HOURS_S = 2 * 3600


def kinds(deck):
    """(treatment, kind) of each (topic id, slide id), read from the files."""
    def keys(path):
        lines = path.read_text().splitlines() if path.exists() else []
        return dict(l.split(": ", 1) for l in lines if ": " in l)
    found = {}
    for topic in sorted(p for p in deck.iterdir() if p.is_dir()):
        about = keys(topic / "topic.txt")
        for slide in topic.glob("*.md"):
            own = keys(slide).get("kind", about.get("kind"))
            name = (topic.name.split("-", 1)[1],
                    slide.name.split("-", 1)[1].split(".")[0])
            found[name] = (about.get("treatment"), own)
    return found


def hours(kiosk, deck):
    script = "state\nwait 1\n" * HOURS_S
    with tempfile.TemporaryDirectory() as work:
        copy = pathlib.Path(work) / "deck"
        shutil.copytree(deck, copy)
        out = subprocess.run(
            [kiosk, "rehearse", "-", copy, "--date", "2026-11-23"],
            input=script, text=True, capture_output=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def by_language(states):
    """The states of each language, those of all its rounds in a row."""
    found = collections.defaultdict(list)
    for state in states:
        found[state["lang"]].append(state)
    return found


def turns(deck, languages):
    """Whether the languages of each DECK had about the same time, and all that
    slides are written in had some."""
    written = {"en"} | {path.name.split(".")[-2] for path in deck.glob("*/*.*.md")}
    seconds = {lang: len(states) for lang, states in languages.items()}
    print(f"{deck.name}: {seconds} s")
    others = [seconds.get(lang, 0) for lang in written - {"en"}]
    return (set(seconds) == written and
            (not others or 0.7 < sum(others) / seconds["en"] < 1.4))


def judge(deck, lang, states):
    side = {"benefit": "benefit", "side-effect": "risk",
            "when-to-call": "risk"}
    of = kinds(deck)
    seconds = collections.Counter()
    last, good = None, True
    for state in states:
        slide = (state["topic"], state["slide"])
        treatment, kind = of[slide]
        now = (treatment, side.get(kind))
        seconds[now] += 1
        if last and last[0] != slide and now[1] == "benefit" == last[1][1]:
            print(f"{deck.name}, {lang}: {slide} follows {last[0]}")
            good = False
        last = (slide, now)
    for treatment in {t for t, _ in seconds}:
        risk = seconds[treatment, "risk"]
        benefit = seconds[treatment, "benefit"]
        if not risk and not benefit:
            continue
        ratio = risk / benefit if benefit else float("nan")
        print(f"{deck.name}, {lang}, {treatment}: risks {risk} s, "
              f"benefits {benefit} s, ratio {ratio:.2f}")
        good = good and 0.8 <= ratio <= 1.25
    treatments = collections.Counter()
    for (treatment, now), count in seconds.items():
        treatments[treatment] += count
    # A topic with neither benefits nor side effects is not a treatment.
    sides = {t for t, kind in of.values() if kind in ("benefit", "side-effect")}
    times = [count for t, count in treatments.items() if t in sides]
    if max(times) > 2 * min(times) or sides - set(treatments):
        print(f"{deck.name}, {lang}: {dict(treatments)} s")
        good = False
    return good


def large_and_small(deck):
    """A treatment of 24 slides beside one of 3, and a welcome."""
    def topic(name, treatment, kind, count):
        folder = deck / name
        folder.mkdir(parents=True)
        (folder / "topic.txt").write_text(f"kind: {kind}\n" + (
            f"treatment: {treatment}\n" if treatment else ""))
        for i in range(count):
            (folder / f"{i + 1}-s{i}.md").write_text(
                f"---\ndwell: 20\nsource: A leaflet\n---\n# {name} {i}\n")
    topic("1-welcome", None, "about", 1)
    topic("2-good", "Large", "benefit", 12)
    topic("3-bad", "Large", "side-effect", 11)
    topic("4-call", "Large", "when-to-call", 1)
    topic("5-fine", "Small", "benefit", 1)
    topic("6-sore", "Small", "side-effect", 1)
    topic("7-ring", "Small", "when-to-call", 1)
    (deck / "deck.txt").write_text("title: Clinic\nlanguages: en\n")
    return deck


def main():
    decks = [HERE / "decks" / "clinic", HERE / "decks" / "two",
             HERE.parent.parent / "slides"]
    with tempfile.TemporaryDirectory() as work:
        decks.append(large_and_small(pathlib.Path(work) / "large-and-small"))
        good = True
        for deck in decks:
            languages = by_language(hours(sys.argv[1], deck))
            good = turns(deck, languages) and good
            for lang, states in languages.items():
                good = judge(deck, lang, states) and good
    sys.exit(0 if good else 1)


main()
