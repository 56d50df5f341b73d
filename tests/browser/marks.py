"""The marks of a chart as the browser holds them: where they lie, and what they stand for."""

from typing import Any

import served
from playwright.sync_api import Page

# The middle of every mark that a click can reach, in pixels of the window.
_MARKS = """chart => {
  const box = chart.getBoundingClientRect()
  const of = name => chart._fullLayout[name[0] + "axis" + name.slice(1)]
  return chart.calcdata.flatMap(points => {
    const trace = points[0]?.trace
    if (!trace?.customdata || trace.hoverinfo === "skip") return []
    const x = of(trace.xaxis), y = of(trace.yaxis)
    return points.map((one, n) => {
      const bar = trace.type === "bar", middle = (one.s0 + one.s1) / 2
      const across = bar && trace.orientation === "h"
      const at = { x: bar ? (across ? middle : one.p) : one.x,
                   y: bar ? (across ? one.p : middle) : one.y }
      return { x: box.left + x._offset + x.d2p(at.x), y: box.top + y._offset + y.d2p(at.y),
               custom: [...(trace.customdata[n] ?? [])],
               text: [trace.text?.[n] ?? trace.text ?? ""].flat().join("") }
    })
  }).filter(one => one.custom.length && Number.isFinite(one.x) && Number.isFinite(one.y))
}"""


def marks(page: Page, key: str) -> list[dict[str, Any]]:
    """Return the marks of a chart: x and y in the window, what they carry, what is written there."""
    return page.locator(f".st-key-{key} .js-plotly-plot").first.evaluate(_MARKS)


def click_mark(page: Page, key: str, mark: dict[str, Any]) -> None:
    """Click a mark as a person does, once the chart says what lies under the pointer."""
    page.mouse.move(0, 0)  # what the chart said of another mark goes
    chart = page.locator(f".st-key-{key} .js-plotly-plot").first
    chart.locator(".hoverlayer .hovertext").first.wait_for(state="detached")
    page.mouse.move(mark["x"] - 1, mark["y"] - 1)
    page.mouse.move(mark["x"], mark["y"])
    served.press(chart, lambda: page.mouse.click(mark["x"], mark["y"]))
    served.settle(page)
