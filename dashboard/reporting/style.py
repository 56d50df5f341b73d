"""How the report looks: light paper on any screen, A4 in print; nothing is fetched."""

from dashboard.theme import LIGHT, RULE, SANS, SERIF

CSS = f"""
:root {{ color-scheme: light }}
* {{ box-sizing: border-box }}
html {{ background: {LIGHT.paper} }}
body {{ max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; color: {LIGHT.ink};
  font: 0.94rem/1.5 {SANS}; overflow-wrap: break-word; print-color-adjust: exact;
  -webkit-print-color-adjust: exact }}
h1, h2, h3, .said, blockquote {{ font-family: {SERIF} }}
h1 {{ font-size: 2.4rem; line-height: 1.15; margin: 0.1rem 0 0.5rem }}
h2 {{ font-size: 1.45rem; line-height: 1.25; margin: 0; padding-top: 0.5rem;
  border-top: 3px double {LIGHT.ink}; break-after: avoid }}
h3 {{ font-size: 1.1rem; margin: 1.4rem 0 0.2rem; break-after: avoid }}
p {{ margin: 0.35rem 0; max-width: 46rem }}
header {{ border-top: 6px solid {LIGHT.ink}; padding-top: 0.6rem }}
.kicker, figcaption, .reading, small, .source, .notice, .basis {{ color: {LIGHT.muted} }}
.kicker {{ margin: 0; font-size: 0.85rem }}
.notice, .reading, figcaption {{ font-size: 0.85rem }}
section, figure {{ margin: 2.4rem 0 0 }}
figcaption {{ margin: 0.25rem 0 0.7rem; break-after: avoid }}
.reading {{ margin-top: 0.6rem }}
.wide {{ overflow-x: auto }}
ol.findings {{ list-style: none; margin: 0.5rem 0 0; padding: 0 }}
.findings li {{ display: flex; justify-content: space-between; align-items: baseline; gap: 1.5rem;
  padding: 0.5rem 0; border-bottom: 1px solid {RULE}; break-inside: avoid }}
.said {{ font-size: 1.1rem }}
.basis {{ font-size: 0.85rem; white-space: nowrap }}
table {{ width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }}
thead th {{ font-size: 0.8rem; font-weight: 400;
  color: {LIGHT.muted}; vertical-align: bottom }}
th, td {{ text-align: left; vertical-align: middle; padding: 0.4rem 0.7rem 0.4rem 0;
  border-bottom: 1px solid {RULE}; unicode-bidi: plaintext }}
tr {{ break-inside: avoid }}
th small {{ display: block; font-weight: 400; font-size: 0.8rem }}
.long {{ overflow-wrap: anywhere }}
.n {{ text-align: right; white-space: nowrap }}
svg {{ display: block; overflow: visible }}
.topics th:first-child {{ width: 24%; min-width: 8.5rem }}
.topics td:nth-child(6) {{ min-width: 7rem }} .topics .drawn {{ min-width: 7rem }}
.said-tone {{ white-space: nowrap; width: 1% }}
td small {{ white-space: nowrap; font-size: 0.8rem }}
.tone th:first-child {{ width: 20%; min-width: 8rem }} .tone .drawn {{ min-width: 8rem }}
.tone td:nth-child(2) {{ width: 34% }}
.articles th:first-child {{ width: 34%; min-width: 10rem }}
.bar, .column {{ fill: {LIGHT.bar} }} .column {{ fill: {LIGHT.muted} }}
.faint {{ fill: {LIGHT.faint} }}
.undated {{ fill: {LIGHT.faint} }}
.band {{ fill: {RULE}; opacity: 0.5 }} .rule {{ stroke: {RULE} }}
.interval {{ stroke: {LIGHT.muted}; stroke-width: 2 }}
.dot {{ fill: {LIGHT.muted} }}
.hollow {{ fill: {LIGHT.paper}; stroke: {LIGHT.muted}; stroke-width: 1.5 }}
.negative {{ fill: {LIGHT.negative} }} .interval.negative, .tick.negative {{
  stroke: {LIGHT.negative} }}
.positive {{ fill: {LIGHT.positive} }} .interval.positive, .tick.positive {{
  stroke: {LIGHT.positive} }}
.neutral {{ fill: {LIGHT.neutral} }} .tick.neutral {{ stroke: {LIGHT.neutral} }}
.tick {{ fill: none; stroke-width: 4; vector-effect: non-scaling-stroke }}
.tick.quoted {{ opacity: 0.45 }}
.fingerprint {{ height: 2.6rem; max-width: 100% }} .prints {{ width: 34%; min-width: 9rem }}
svg text {{ font-size: 11.5px }}
.on-negative {{ fill: {LIGHT.on_tone("negative")} }}
.on-neutral {{ fill: {LIGHT.on_tone("neutral")} }}
.on-positive {{ fill: {LIGHT.on_tone("positive")} }}
.matrix td, .matrix thead th {{ text-align: center; padding: 0.4rem 0.3rem; min-width: 3rem }}
.matrix thead th:first-child {{ text-align: left }}
.matrix .more {{ background: {LIGHT.faint}88; font-weight: 600 }}
.matrix .much {{ background: {LIGHT.faint}; font-weight: 700 }}
.matrix .fewer {{ outline: 1px dotted {LIGHT.muted}; outline-offset: -4px }}
.quotes {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
  gap: 0 1.6rem }}
.quotes div {{ border-top: 1px solid {RULE}; padding: 0.5rem 0 0.9rem; break-inside: avoid }}
blockquote {{ margin: 0.1rem 0 0.3rem; line-height: 1.45; unicode-bidi: plaintext }}
.source, .kind {{ margin: 0; font-size: 0.82rem }} .kind {{ color: {LIGHT.muted} }}
.source .negative {{ color: {LIGHT.negative} }} .source .positive {{ color: {LIGHT.positive} }}
.listing {{ font-size: 0.85rem }} .listing th, .listing td {{ vertical-align: top }}
.hashes td {{ font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.75rem }}
@page {{ size: A4; margin: 16mm 14mm }}
@media print {{
  html {{ background: none }} body {{ max-width: none; padding: 0; font-size: 9.5pt }}
  .wide {{ overflow: visible }} h1 {{ font-size: 24pt }}
  th, td {{ padding-right: 0.45rem }} .topics .drawn, .tone .drawn {{ min-width: 4rem }}
  .topics td:nth-child(6) {{ min-width: 5rem }} thead th {{ font-size: 0.72rem }}
  .matrix td, .matrix thead th {{ min-width: 0; padding: 0.3rem 0.15rem }}
}}
@media (max-width: 600px) {{
  body {{ padding: 1.2rem 1rem 3rem }} h1 {{ font-size: 1.8rem }}
  .findings li {{ display: block }} .basis {{ display: block }} .wide table {{ min-width: 38rem }}
}}
"""
