"""HTML to an article: the text that the article's author wrote, and what the page says of it.

``tree`` parses and prunes, ``blocks`` cuts a tree into paragraphs, ``front`` tells what stands between headline and
text, ``body`` finds the text, ``head`` the title, the day, the publisher and the address.
"""

from __future__ import annotations

from kg.inputs.common.draft import Draft
from kg.inputs.page.blocks import blocks
from kg.inputs.page.body import fragment_text, page_text
from kg.inputs.page.front import front
from kg.inputs.page.head import address, day, headline, publisher
from kg.inputs.page.structured import main_article
from kg.inputs.page.tree import is_page, parse, prune


def drafted(markup: str) -> Draft:
    """The article of a whole page, or all the text of a bare fragment.

    Raises UnreadableError when it cannot be parsed.
    """
    tree = parse(markup)
    if not is_page(markup):
        title, text = fragment_text(blocks(tree))
        return Draft(text, title)
    stated = main_article(tree)
    printed = blocks(tree)
    name = publisher(tree, stated, printed)
    title = headline(tree, stated, printed, name)
    pruned = prune(tree)
    above = front(blocks(pruned), title)
    text = page_text(pruned, above, title)
    return Draft(text, title, day(pruned, stated, above), address(tree), name)
