"""The suite's picture: what a world costs, by the number of worlds and of candidates."""

COLOUR, GRID = "#1b6ca8", "#d9d9d9"


def plot(lines, path):
    """Writes an SVG: one panel a line of scaling.lines(), log scales, each point with its cost."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt
    from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

    settings = {"svg.hashsalt": "contingent", "font.family": "sans-serif", "font.size": 9, "axes.edgecolor": "#7f7f7f"}
    with mpl.rc_context(settings):
        figure, panels = plt.subplots(1, len(lines), figsize=(8, 2.8), sharey=True, layout="constrained")
        for panel, line in zip(panels, lines, strict=True):
            panel.plot(line.sizes, line.costs, "o-", color=COLOUR, markersize=4, linewidth=1.5)
            for x, y in zip(line.sizes, line.costs, strict=True):
                panel.annotate(f"{y:.2g}", (x, y), (0, 6), textcoords="offset points", ha="center", color=COLOUR)
            panel.set_xscale("log")
            panel.set_yscale("log")
            panel.set_xlabel(line.of)
            panel.xaxis.set_major_locator(FixedLocator(line.sizes))
            panel.xaxis.set_major_formatter(FuncFormatter(lambda x, _: power_of_ten(x)))
            panel.xaxis.set_minor_locator(NullLocator())
            panel.margins(x=0.1)
            panel.grid(axis="y", color=GRID, linewidth=0.6)
            panel.spines[["top", "right"]].set_visible(False)
            panel.set_title(f"cost of a world grows as {line.of}$^{{{line.exponent:.2f}}}$", fontsize=9, loc="left")
        low, high = min(min(line.costs) for line in lines), max(max(line.costs) for line in lines)
        panels[0].set_ylim(low / 2, high * 2)
        panels[0].yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:g}"))
        panels[0].yaxis.set_minor_locator(NullLocator())
        panels[0].set_ylabel("processor microseconds\na world, members()")
        figure.savefig(path, metadata={"Date": None})
        plt.close(figure)


def power_of_ten(number):
    return f"$10^{{{len(f'{number:.0f}') - 1}}}$" if number >= 1000 else f"{number:.0f}"
