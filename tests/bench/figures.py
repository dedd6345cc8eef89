"""Figures of measured runs, and the table that compares them."""
import statistics


def median(values):
    return statistics.median(values) if values else None


def percentile(values, percent):
    if not values:
        return None
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1,
                       round(len(ordered) * percent / 100 - 0.5))]


class Figures:
    """The results of one program: (phase, {key: value}) in order."""

    def __init__(self, lines):
        self.lines = lines

    def all(self, phase, key):
        return [each[key] for name, each in self.lines
                if name == phase and key in each]

    def sums(self, phase, *keys):
        return [sum(values) for values in
                zip(*(self.all(phase, key) for key in keys))]

    def frame_rate(self):
        """Frames per second between the first and the last of a change."""
        rates = [(frames - 1) / (full - first) * 1e3 for first, full, frames
                 in zip(*(self.all("next", key) for key in
                          ("first_ms", "full_ms", "frames")))
                 if full > first]
        return median(rates)

    def cpu_ms_per_frame(self, calm):
        """CPU per frame: the extra cost of a change over the same change in
        the CALM program, which does not fade."""
        without = median(calm.all("next", "cpu_s"))
        if without is None:
            return None
        return median([(cpu - without) * 1e3 / frames for cpu, frames in
                       zip(self.all("next", "cpu_s"),
                           self.all("next", "frames")) if frames])


def number(value):
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 or value == int(value) \
        else f"{value:.3g}"


class Table:
    """Prints a row as soon as it is measured."""

    def __init__(self):
        print("| what | ours | beside | ratio | goal | reached |")
        print("|---|--:|--:|--:|--:|---|", flush=True)

    def row(self, what, ours, beside, ratio, goal, reached):
        print(f"| {what} | {number(ours)} | {beside} | {ratio} | {goal} | "
              f"{'yes' if reached else 'no'} |", flush=True)

    def ratio(self, what, name, ours, other, goal):
        """OURS is at most GOAL times the result of the program NAME."""
        ratio = ours / other if ours is not None and other else None
        self.row(what, ours, f"{name} {number(other)}",
                 "-" if ratio is None else f"{ratio:.2f}", f"<= {goal:g}",
                 ratio is not None and ratio <= goal)

    def most(self, what, ours, goal):
        self.row(what, ours, "", "", f"<= {goal:g}",
                 ours is not None and ours <= goal)

    def least(self, what, ours, goal, limit):
        ratio = ours / limit if ours is not None and limit else None
        self.row(what, ours, f"limit {number(limit)}",
                 "-" if ratio is None else f"{ratio:.2f}", f">= {goal:g}",
                 ours is not None and ours >= goal)

    def more(self, what, ours, before, goal):
        """OURS is at most GOAL more than BEFORE."""
        both = ours is not None and before is not None
        self.row(what, ours, number(before),
                 f"{ours - before:+.0f} ms" if both else "-",
                 f"<= +{goal:g} ms", both and ours - before <= goal)
