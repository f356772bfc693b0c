"""Tables typed as Markdown: caption, headers, and no inline style."""

import markdown

from strategy_site.written_tables import with_headers


def html_of(text: str) -> str:
    return with_headers(markdown.markdown(text, extensions=["tables"]))


def test_a_table_gets_its_caption_its_headers_and_a_class_in_place_of_a_style() -> None:
    page = """\
Before.

Table: Who came & *when*

| Month | Who | People |
|:------|:---:|-------:|
| May   | all | 12     |
| June  |     | 1,204  |
"""
    assert (
        html_of(page)
        == """\
<p>Before.</p>
<div class="table">
<table>
<caption>Who came &amp; <em>when</em></caption>
<thead>
<tr>
<th scope="col">Month</th>
<th scope="col">Who</th>
<th scope="col" class="number">People</th>
</tr>
</thead>
<tbody>
<tr>
<th scope="row">May</th>
<td>all</td>
<td class="number">12</td>
</tr>
<tr>
<th scope="row">June</th>
<td></td>
<td class="number">1,204</td>
</tr>
</tbody>
</table>
</div>"""
    )


def test_each_of_two_tables_has_its_own_caption_and_other_paragraphs_stay() -> None:
    page = """\
| A | B |
|---|---|
| 1 | 2 |

Table: not above a table.

Between.

Table: The second

| C | D |
|---|---|
| 3 | 4 |
"""
    html = html_of(page)
    assert html.count("<caption>") == 1
    assert html.index("<p>Between.</p>") < html.index("<caption>The second</caption>")
    assert "<p>Table: not above a table.</p>" in html
    assert html.count('<th scope="row">') == 2


def test_a_page_without_a_table_stays_as_it_is() -> None:
    assert with_headers("<p>Table: none</p>") == "<p>Table: none</p>"
