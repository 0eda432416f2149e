"""Charts beside what plain pyplot makes of the same figures, in one run: elements, bytes, time to draw and to print.

Run with ``python -m benchmarks.charts``. The machine's speed falls out of the ratios.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable, Sequence
from io import StringIO
from statistics import median
from time import process_time

from weasyprint import HTML

from scorecard.charts import TrendChart, draw
from scorecard.figures import Style, Unit
from scorecard.period import Period

SIZE = (60.0, 36.0)  # millimetres, as on a card
ROUNDS, CHARTS = 3, 20


def make_charts(count: int) -> list[TrendChart]:
    """Return charts of a year's months, each with other figures."""
    style, months = Style(Unit.PERCENT, 1), Period.of_year(2022).months
    return [
        TrendChart(
            title=f"Measure {number}",
            style=style,
            periods=months,
            this_year=(*(style.figure(60 + (7 * place + number) % 20) for place in range(6)), *[None] * 6),
            last_year=tuple(style.figure(58 + (5 * place + number) % 20) for place in range(12)),
            target=(style.figure(70).published,) * 12,
            direction="higher",
        )
        for number in range(count)
    ]


def pyplot_svg(chart: TrendChart) -> str:
    """Return the chart as most scripts would draw it: a new figure, a tight layout, text as text."""
    import matplotlib.pyplot as plt  # noqa: PLC0415  reason: its import is part of what is measured

    plt.switch_backend("svg")
    plt.rcParams["svg.fonttype"] = "none"
    figure, axes = plt.subplots(figsize=(SIZE[0] / 25.4, SIZE[1] / 25.4))
    names = [period.short for period in chart.periods]
    axes.bar(names, [float(each.published) for each in chart.last_year if each], color="#D3DBE3", label="Last year")
    axes.plot(names, [float(each) for each in chart.target if each is not None], ":", color="#801650", label="Target")
    axes.plot(
        names, [float(each.published) if each else float("nan") for each in chart.this_year], "-o", color="#12436D"
    )
    axes.grid(visible=True, axis="y")
    axes.legend()
    figure.tight_layout()
    text = StringIO()
    figure.savefig(text, format="svg")
    plt.close(figure)
    return text.getvalue()


def print_pages(drawings: Sequence[str]) -> int:
    """Print the drawings as images with WeasyPrint; return the bytes of the PDF."""
    images = (base64.b64encode(drawing.encode()).decode() for drawing in drawings)
    html = "".join(f'<img style="width:{SIZE[0]}mm" src="data:image/svg+xml;base64,{image}">' for image in images)
    pdf = HTML(string=html).write_pdf()
    return len(pdf or b"")


def seconds(work: Callable[[], object]) -> float:
    """Return the median processor time of a piece of work, after one run to warm up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return median(times)


def main() -> None:
    """Print what one of our charts takes, what a plain one takes, and their ratio."""
    charts = make_charts(CHARTS)
    ours, plain = [draw(chart, size=SIZE) for chart in charts], [pyplot_svg(chart) for chart in charts]
    rows: dict[str, Callable[[Sequence[str], Callable[[TrendChart], str]], float]] = {
        "elements": lambda drawn, _: drawn[0].count("<") - drawn[0].count("</"),
        "bytes": lambda drawn, _: len(drawn[0]),
        "milliseconds to draw": lambda _, draw_one: (
            1000 / CHARTS * seconds(lambda: [draw_one(each) for each in charts])
        ),
        "milliseconds to print": lambda drawn, _: 1000 / CHARTS * seconds(lambda: print_pages(drawn)),
    }
    for name, measure in rows.items():
        own, theirs = measure(ours, lambda chart: draw(chart, size=SIZE)), measure(plain, pyplot_svg)
        sys.stdout.write(f"{name:24}{own:10.1f}{theirs:10.1f}{theirs / own:8.1f} times\n")


if __name__ == "__main__":
    main()
